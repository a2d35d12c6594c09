package org.finmesh.platform.access.people;

import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.finmesh.platform.access.ConsumerId;
import org.finmesh.platform.access.agreements.Agreements;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Consumers whose agreements grant nothing for now, whatever they say. */
@Repository
public class SuspendedConsumers {

    private final JdbcClient database;

    SuspendedConsumers(JdbcClient database) {
        this.database = database;
    }

    public Set<ConsumerId> all() {
        return database.sql("SELECT consumer FROM access.suspended_consumer").query(String.class).list().stream()
                .map(ConsumerId::new)
                .collect(Collectors.toUnmodifiableSet());
    }

    public boolean contains(ConsumerId consumer) {
        return database.sql("SELECT count(*) FROM access.suspended_consumer WHERE consumer = ?")
                        .param(consumer.value())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** People who have an approved or active agreement, and those who are suspended. */
    public Set<ConsumerId> people() {
        return database.sql("""
                        SELECT DISTINCT c.id FROM access.consumer c JOIN access.agreement a ON a.consumer = c.id
                        WHERE c.kind = 'PERSON' AND a.state IN ('approved', 'active')
                        UNION SELECT consumer FROM access.suspended_consumer""").query(String.class).list().stream()
                .map(ConsumerId::new)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** False when it is already. */
    public boolean add(ConsumerId consumer, Instant now) {
        return database.sql("INSERT INTO access.suspended_consumer VALUES (:consumer, :now) ON CONFLICT DO NOTHING")
                        .param("consumer", consumer.value())
                        .param("now", Agreements.timestamp(now))
                        .update()
                == 1;
    }

    /** False when it is none. */
    public boolean remove(ConsumerId consumer) {
        return database.sql("DELETE FROM access.suspended_consumer WHERE consumer = ?")
                        .param(consumer.value())
                        .update()
                == 1;
    }
}
