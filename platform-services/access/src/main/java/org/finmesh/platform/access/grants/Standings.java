package org.finmesh.platform.access.grants;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.finmesh.platform.access.Agreement;
import org.finmesh.platform.access.ConsumerId;
import org.finmesh.platform.access.Moment;
import org.finmesh.platform.access.agreements.Agreements;
import org.finmesh.platform.access.agreements.OfferedPorts;
import org.finmesh.platform.access.people.SuspendedConsumers;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads what is agreed now, and when that changes by itself. */
@Repository
class Standings {

    private static final Duration RECENT = Duration.ofSeconds(2);

    private final Agreements agreements;
    private final OfferedPorts offeredPorts;
    private final Withholdings withholdings;
    private final SuspendedConsumers suspended;
    private final JdbcClient database;
    private @Nullable Standing recent;

    Standings(
            Agreements agreements,
            OfferedPorts offeredPorts,
            Withholdings withholdings,
            SuspendedConsumers suspended,
            JdbcClient database) {
        this.agreements = agreements;
        this.offeredPorts = offeredPorts;
        this.withholdings = withholdings;
        this.suspended = suspended;
        this.database = database;
    }

    Standing all() {
        var now = Moment.now();
        return of(agreements.granted(), now);
    }

    /** As it was a moment ago at the most: the looks over three systems share one reading. */
    synchronized Standing recent() {
        var known = recent;
        if (known == null || known.at().plus(RECENT).isBefore(Moment.now())) {
            known = all();
            recent = known;
        }
        return known;
    }

    /** What is recent from now on is read from now on. */
    synchronized void forget() {
        recent = null;
    }

    Standing of(Collection<ConsumerId> consumers) {
        var now = Moment.now();
        return of(agreements.granted(consumers), now);
    }

    /** @param now before what is granted was read: what happens after it may not be in that */
    private Standing of(List<Agreement> granted, Instant now) {
        var withheld = withholdings.at(now);
        var granting = granted.stream()
                .filter(agreement -> agreement.grantsAt(now) && !withheld.contains(agreement.id()))
                .toList();
        var ports = offeredPorts.all();
        return new Standing(now, Intended.of(granting, ports, suspended.all(), now), granting, ports.values());
    }

    /**
     * Consumers that an end came for after {@code since} and until {@code now}, and those that one was written down for
     * since, in the last minute at the most: whatever is older, the looks have seen.
     */
    Set<ConsumerId> ended(Instant since, Instant now) {
        return database.sql("""
                        SELECT a.consumer FROM access.agreement a JOIN access.offered_port p ON p.port = a.port
                            WHERE a.state IN ('approved', 'active') AND least(a.valid_until, p.end_of_life) > :since
                                AND least(a.valid_until, p.end_of_life) <= :now
                        UNION SELECT consumer FROM access.agreement
                            WHERE ended_at > greatest(:since, :now - interval '1 minute')""")
                .param("now", Agreements.timestamp(now))
                .param("since", Agreements.timestamp(since))
                .query((row, number) -> new ConsumerId(row.getString(1)))
                .set();
    }

    /** Empty when nothing that is agreed now ends after {@code since}. */
    Optional<Instant> nextEnd(Instant since) {
        return database.sql("""
                        SELECT min(least(a.valid_until, p.end_of_life)) AS next_end
                        FROM access.agreement a JOIN access.offered_port p ON p.port = a.port
                        WHERE a.state IN ('approved', 'active') AND least(a.valid_until, p.end_of_life) > :since""")
                .param("since", Agreements.timestamp(since))
                .query((row, number) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)))
                .single()
                .map(OffsetDateTime::toInstant);
    }
}
