package org.finmesh.platform.access.agreements;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.finmesh.platform.access.Actor;
import org.finmesh.platform.access.Agreement;
import org.finmesh.platform.access.AgreementId;
import org.finmesh.platform.access.AgreementState;
import org.finmesh.platform.access.Consumer;
import org.finmesh.platform.access.ConsumerId;
import org.finmesh.platform.access.Step;
import org.finmesh.platform.contract.DomainName;
import org.finmesh.platform.contract.PortId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Agreements as they stand. Every method joins its caller's transaction. */
@Repository
public class Agreements {

    /** Not more than this many in one answer. */
    private static final int LIST_MAX = 500;

    private static final String SELECT = """
            SELECT a.*, c.kind AS consumer_kind, p.end_of_life AS port_end, q.id AS asked_id, q.terms AS asked_terms,
                q.requested_by AS asked_by, q.requested_at AS asked_at, q.note AS asked_note, q.stages AS asked_stages,
                q.waiting_since, q.reminded, q.escalated
            FROM access.agreement a
            JOIN access.consumer c ON c.id = a.consumer JOIN access.offered_port p ON p.port = a.port
            LEFT JOIN access.asked_terms q ON q.agreement = a.id AND q.closed_at IS NULL\s""";

    private final JdbcClient database;
    private final AskedTerms asked;

    public Agreements(JdbcClient database, AskedTerms asked) {
        this.database = database;
        this.asked = asked;
    }

    /**
     * Makes sure that the consumer is known, and gives the kind it is known as: not the asked one, when a person and a
     * team have the same name.
     */
    public Consumer.Kind register(Consumer consumer) {
        database.sql("INSERT INTO access.consumer (id, kind) VALUES (:id, :kind) ON CONFLICT (id) DO NOTHING")
                .param("id", consumer.id().value())
                .param("kind", consumer.kind().name())
                .update();
        return findConsumer(consumer.id()).orElseThrow().kind();
    }

    public Optional<Consumer> findConsumer(ConsumerId id) {
        return database.sql("SELECT kind FROM access.consumer WHERE id = :id")
                .param("id", id.value())
                .query(String.class)
                .optional()
                .map(kind -> new Consumer(id, Consumer.Kind.valueOf(kind)));
    }

    public Set<ConsumerId> consumers() {
        return database.sql("SELECT id FROM access.consumer")
                .query((row, number) -> new ConsumerId(row.getString(1)))
                .set();
    }

    /** @throws org.springframework.dao.DuplicateKeyException a live one of this consumer, port and purpose exists */
    public void add(Agreement agreement) {
        write(agreement, """
                INSERT INTO access.agreement (id, request, port, consumer, requested_by, requested_at, purpose, days, fields,
                    whole_port, personal, legal_basis, state, stages, carried_from,
                    decided_by, decision_note, decided_at, valid_until)
                VALUES (:id, :request, :port, :consumer, :requestedBy, :requestedAt, :purpose, :days, :fields,
                    :wholePort, :personal, :legalBasis, :state, :stages::jsonb, :carriedFrom,
                    :decidedBy, :decisionNote, :decidedAt, :validUntil)""")
                .param("request", agreement.request())
                .param("port", agreement.port().toString())
                .param("consumer", agreement.consumer().id().value())
                .param("requestedBy", agreement.requestedBy())
                .param("requestedAt", timestamp(agreement.requestedAt()))
                .param("purpose", agreement.purpose())
                .param(
                        "carriedFrom",
                        Optional.ofNullable(agreement.carriedFrom())
                                .map(AgreementId::value)
                                .orElse(null))
                .update();
        asked.write(agreement);
    }

    /** A new approval's grants are yet to be read back. */
    public void update(Step step, Instant now) {
        var agreement = step.agreement();
        var columns = StateColumns.of(agreement.state());
        step.closed().ifPresent(closed -> asked.close(agreement, closed, now));
        write(agreement, """
                UPDATE access.agreement SET state = :state, stages = :stages::jsonb, days = :days, fields = :fields,
                    whole_port = :wholePort, personal = :personal, legal_basis = :legalBasis,
                    decided_by = :decidedBy, decision_note = :decisionNote,
                    decided_at = :decidedAt, valid_until = :validUntil, ended_by = :endedBy, end_note = :endNote,
                    ended_at = :endedAt WHERE id = :id""")
                .param("endedBy", columns.endedBy())
                .param("endNote", columns.endNote())
                .param("endedAt", timestamp(columns.endedAt()))
                .update();
        if (agreement.pending() == null) {
            asked.closeAll(agreement.id(), now);
        } else {
            asked.write(agreement);
        }
        if (agreement.state() instanceof AgreementState.Approved) {
            database.sql("DELETE FROM access.placed_grant WHERE agreement = ?")
                    .param(agreement.id().value())
                    .update();
        }
    }

    private JdbcClient.StatementSpec write(Agreement agreement, String sql) {
        var columns = StateColumns.of(agreement.state());
        return TermsColumns.set(database.sql(sql), agreement.terms())
                .param("id", agreement.id().value())
                .param("state", agreement.state().label())
                .param("stages", AskedTerms.JSON.writeValueAsString(agreement.stages()))
                .param("decidedBy", columns.decidedBy())
                .param("decisionNote", columns.decisionNote())
                .param("decidedAt", timestamp(columns.decidedAt()))
                .param("validUntil", timestamp(columns.validUntil()));
    }

    public Optional<Agreement> find(AgreementId id) {
        return list("WHERE a.id = ?", id.value()).stream().findFirst();
    }

    /** As {@link #find}, and nobody else changes it before this transaction ends. */
    public Optional<Agreement> lock(AgreementId id) {
        return locked("a.id = ?", Wait.FOR_OTHERS, id.value()).stream().findFirst();
    }

    public List<Agreement> requestedFor(Actor actor) {
        return list("""
                WHERE (c.kind = 'TEAM' AND c.id = ANY (?)) OR (c.kind = 'PERSON' AND c.id = ?)
                ORDER BY a.requested_at DESC LIMIT\s""" + LIST_MAX, actor.teams().toArray(String[]::new), actor.user());
    }

    /** Active agreements of the person or their teams on the port, also those past their end. */
    public List<Agreement> live(Actor actor, PortId port) {
        return list("""
                WHERE a.port = ? AND a.state IN ('requested', 'approved', 'active')
                    AND ((c.kind = 'TEAM' AND c.id = ANY (?)) OR (c.kind = 'PERSON' AND c.id = ?))""", port.toString(), actor.teams().toArray(String[]::new), actor.user());
    }

    /** Active agreements of the consumer, also those past their end. */
    public List<Agreement> active(ConsumerId consumer) {
        return list("WHERE a.consumer = ? AND a.state = 'active'", consumer.value());
    }

    /** What waits for one of these people, whatever bars them; for any member of the council where it has escalated. */
    public List<Agreement> waitingFor(Collection<Actor> people) {
        return list(
                """
                WHERE (q.waiting_for = 'owner' AND q.waiting_of && ?::text[]) OR (q.waiting_for = 'manager' AND q.waiting_of && ?::text[])
                    OR (q.escalated AND ?)
                ORDER BY a.requested_at DESC LIMIT\s""" + LIST_MAX,
                people.stream()
                        .flatMap(person -> person.owns().stream())
                        .map(DomainName::value)
                        .toArray(String[]::new),
                people.stream().flatMap(person -> person.manages().stream()).toArray(String[]::new),
                people.stream().anyMatch(Actor::council));
    }

    /** Those of which a stage waits since {@code since} or earlier; locked. */
    public List<Agreement> lockWaiting(Instant since) {
        return locked("q.waiting_since <= ?", Wait.NEVER, timestamp(since));
    }

    public List<Agreement> of(Set<DomainName> domains) {
        return list(ofDomains(""), (Object) names(domains));
    }

    public List<Agreement> all() {
        return list("ORDER BY a.requested_at DESC LIMIT " + LIST_MAX);
    }

    /** Approved and active, also those past their end that nobody has written down as expired yet. */
    public List<Agreement> granted() {
        return list("WHERE a.state IN ('approved', 'active')");
    }

    /** As {@link #granted()}, of these consumers alone. */
    public List<Agreement> granted(Collection<ConsumerId> consumers) {
        return list("WHERE a.state IN ('approved', 'active') AND a.consumer = ANY (?)", (Object)
                consumers.stream().map(ConsumerId::value).toArray(String[]::new));
    }

    /** Those that are over at {@code now}, by their own end or their port's, and not so written down; locked. */
    public List<Agreement> lockDue(Instant now) {
        return locked(
                "a.state IN ('requested', 'approved', 'active') AND least(a.valid_until, p.end_of_life) <= ?",
                Wait.NEVER,
                timestamp(now));
    }

    /** Requested, approved and active ones on the port; locked. */
    public List<Agreement> lockLive(PortId port) {
        return locked(
                "a.port = ? AND a.state IN ('requested', 'approved', 'active')", Wait.FOR_OTHERS, port.toString());
    }

    /** Approved and active ones on the port, also those past their end. */
    public List<Agreement> granted(PortId port) {
        return list("WHERE a.port = ? AND a.state IN ('approved', 'active')", port.toString());
    }

    /** That were carried over from another; of one agreement the latest first. */
    public List<Agreement> carriedFrom(Collection<AgreementId> origins) {
        return list("WHERE a.carried_from = ANY (?) ORDER BY a.requested_at DESC", (Object)
                origins.stream().map(AgreementId::value).toArray(UUID[]::new));
    }

    /** Whether a live one of the same consumer, port and purpose stands in the way. */
    public boolean hasLiveLike(Agreement agreement) {
        return !list("""
                        WHERE a.consumer = ? AND a.port = ? AND lower(a.purpose) = lower(?)
                            AND a.state IN ('requested', 'approved', 'active')""", agreement.consumer().id().value(), agreement.port().toString(), agreement.purpose())
                .isEmpty();
    }

    private static String ofDomains(String further) {
        return "WHERE p.domain = ANY (?) " + further + " ORDER BY a.requested_at DESC LIMIT " + LIST_MAX;
    }

    private static String[] names(Set<DomainName> domains) {
        return domains.stream().map(DomainName::value).toArray(String[]::new);
    }

    /** What to do about agreements that somebody else has locked. */
    private enum Wait {
        FOR_OTHERS,
        NEVER
    }

    /**
     * Read when all are locked: what waits on an agreement is in a row of its own, which a statement that waited for the lock
     * would show as it was before.
     */
    private List<Agreement> locked(String condition, Wait wait, @Nullable Object... parameters) {
        var ids = list(
                        "WHERE " + condition + " ORDER BY a.id FOR UPDATE OF a"
                                + switch (wait) {
                                    case FOR_OTHERS -> "";
                                    case NEVER -> " SKIP LOCKED";
                                },
                        parameters)
                .stream()
                .map(agreement -> agreement.id().value())
                .toArray(UUID[]::new);
        var again = Arrays.copyOf(parameters, parameters.length + 1);
        again[parameters.length] = ids;
        return list("WHERE " + condition + " AND a.id = ANY (?) ORDER BY a.id", again);
    }

    private List<Agreement> list(String where, @Nullable Object... parameters) {
        return database.sql(SELECT + where)
                .params(parameters)
                .query((row, number) -> new Agreement(
                        new AgreementId(row.getObject("id", UUID.class)),
                        row.getObject("request", UUID.class),
                        PortId.parse(row.getString("port")),
                        new Consumer(
                                new ConsumerId(row.getString("consumer")),
                                Consumer.Kind.valueOf(row.getString("consumer_kind"))),
                        row.getString("requested_by"),
                        row.getString("purpose"),
                        TermsColumns.read(row),
                        StateColumns.instant(row, "requested_at"),
                        StateColumns.read(row).state(row.getString("state")),
                        AskedTerms.stages(row, "stages"),
                        AskedTerms.pending(row),
                        Optional.ofNullable(row.getObject("carried_from", UUID.class))
                                .map(AgreementId::new)
                                .orElse(null),
                        StateColumns.instantOrNull(row, "port_end")))
                .list();
    }

    public static @Nullable OffsetDateTime timestamp(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
