package org.finmesh.platform.access.grants;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.finmesh.platform.access.DriftRepaired;
import org.finmesh.platform.access.GrantSystem;
import org.finmesh.platform.access.agreements.Agreements;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionOperations;

/** What was changed by hand and put right; the database refuses to change or remove a line of it. */
@Repository
class Repairs {

    private static final Logger LOG = LoggerFactory.getLogger(Repairs.class);

    /** Not more than this many in one answer. */
    private static final int LIST_MAX = 200;

    private final JdbcClient database;
    private final TransactionOperations transactions;
    private final ApplicationEventPublisher events;

    Repairs(JdbcClient database, TransactionOperations transactions, ApplicationEventPublisher events) {
        this.database = database;
        this.transactions = transactions;
        this.events = events;
    }

    void note(GrantSystem system, String holder, List<String> added, List<String> removed, Instant now) {
        var repair = new DriftRepaired(system, holder, added, removed, now);
        LOG.warn("{}: {} had been changed by hand; added {}, removed {}", system, holder, added, removed);
        transactions.executeWithoutResult(_ -> {
            database.sql("""
                            INSERT INTO access.repair (at, system, holder, added, removed)
                            VALUES (:at, :system, :holder, :added, :removed)""")
                    .param("at", Agreements.timestamp(now))
                    .param("system", system.name())
                    .param("holder", holder)
                    .param("added", added.toArray(String[]::new))
                    .param("removed", removed.toArray(String[]::new))
                    .update();
            events.publishEvent(repair);
        });
    }

    /** Newest first. */
    List<DriftRepaired> latest() {
        return database.sql("SELECT * FROM access.repair ORDER BY seq DESC LIMIT " + LIST_MAX)
                .query((row, number) -> new DriftRepaired(
                        GrantSystem.valueOf(row.getString("system")),
                        row.getString("holder"),
                        List.of((String[]) row.getArray("added").getArray()),
                        List.of((String[]) row.getArray("removed").getArray()),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }
}
