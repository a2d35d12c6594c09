package org.finmesh.platform.access.proof;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.finmesh.platform.access.ConsumerId;
import org.finmesh.platform.access.agreements.Agreements;
import org.finmesh.platform.access.agreements.OfferedPorts;
import org.finmesh.platform.access.people.SuspendedConsumers;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What consumers may read now, and since when that has been so. */
@Component
class ConsumerStanding {

    private final Agreements agreements;
    private final OfferedPorts offeredPorts;
    private final SuspendedConsumers suspended;
    private final JdbcClient database;

    ConsumerStanding(
            Agreements agreements, OfferedPorts offeredPorts, SuspendedConsumers suspended, JdbcClient database) {
        this.agreements = agreements;
        this.offeredPorts = offeredPorts;
        this.suspended = suspended;
        this.database = database;
    }

    InForce of(ConsumerId consumer) {
        return suspended.contains(consumer)
                ? InForce.nothing()
                : InForce.of(agreements.granted(List.of(consumer)), offeredPorts.all(), Instant.now());
    }

    /** When something last happened to an agreement of the consumer. */
    Instant unchangedSince(ConsumerId consumer) {
        return database.sql("""
                        SELECT max(e.at) FROM access.agreement_event e JOIN access.agreement a ON a.id = e.agreement
                        WHERE a.consumer = ? AND e.kind = 'step'""")
                .param(consumer.value())
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }
}
