package org.finmesh.platform.access.grants;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.finmesh.platform.access.AgreementId;
import org.finmesh.platform.access.agreements.Agreements;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which approved agreements are granted nowhere until their next attempt. Every method joins its caller's transaction. */
@Repository
class Withholdings {

    private static final Duration AGAIN_AFTER_MIN = Duration.ofSeconds(15);
    private static final Duration AGAIN_AFTER_MAX = Duration.ofMinutes(10);

    /** @param attempts how many have failed */
    record Withholding(int attempts, Instant againAt) {

        static final Withholding NONE = new Withholding(0, Instant.EPOCH);

        /** After a time that doubles, so that a system that is back soon is not waited for long. */
        Withholding next(Instant now) {
            var doubled = AGAIN_AFTER_MIN.multipliedBy(1L << Math.min(attempts, 10));
            return new Withholding(
                    attempts + 1, now.plus(doubled.compareTo(AGAIN_AFTER_MAX) < 0 ? doubled : AGAIN_AFTER_MAX));
        }
    }

    private final JdbcClient database;

    Withholdings(JdbcClient database) {
        this.database = database;
    }

    Set<AgreementId> at(Instant now) {
        return database.sql("SELECT agreement FROM access.withholding WHERE again_at > ?")
                .param(Agreements.timestamp(now))
                .query((row, number) -> new AgreementId(row.getObject(1, UUID.class)))
                .set();
    }

    Optional<Withholding> find(AgreementId agreement) {
        return database.sql("SELECT attempts, again_at FROM access.withholding WHERE agreement = ?")
                .param(agreement.value())
                .query((row, number) -> new Withholding(
                        row.getInt(1), row.getObject(2, OffsetDateTime.class).toInstant()))
                .optional();
    }

    void save(AgreementId agreement, Withholding withholding, String reason, Instant now) {
        database.sql("""
                        INSERT INTO access.withholding (agreement, attempts, at, again_at, reason)
                        VALUES (:agreement, :attempts, :at, :againAt, :reason)
                        ON CONFLICT (agreement) DO UPDATE SET attempts = excluded.attempts, at = excluded.at,
                            again_at = excluded.again_at, reason = excluded.reason""")
                .param("agreement", agreement.value())
                .param("attempts", withholding.attempts())
                .param("at", Agreements.timestamp(now))
                .param("againAt", Agreements.timestamp(withholding.againAt()))
                .param("reason", reason)
                .update();
    }

    void remove(AgreementId agreement) {
        database.sql("DELETE FROM access.withholding WHERE agreement = ?")
                .param(agreement.value())
                .update();
    }
}
