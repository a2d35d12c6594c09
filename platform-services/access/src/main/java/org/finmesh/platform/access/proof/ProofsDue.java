package org.finmesh.platform.access.proof;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.finmesh.platform.access.AgreementId;
import org.finmesh.platform.access.Receipt.Occasion;
import org.finmesh.platform.access.agreements.Agreements;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is still to be tried; in the database, so that no crash loses a proof. */
@Repository
class ProofsDue {

    private final JdbcClient database;

    ProofsDue(JdbcClient database) {
        this.database = database;
    }

    /** Its grants are in place: the first time they are granted, and from then on changed. */
    void placed(AgreementId agreement, Instant now) {
        add("""
                SELECT id, CASE WHEN EXISTS (SELECT FROM access.receipt r WHERE r.agreement = a.id)
                    OR EXISTS (SELECT FROM access.proof_due d WHERE d.agreement = a.id) THEN 'changed' ELSE 'granted' END,
                    :now, :now FROM access.agreement a WHERE id = :agreement""", agreement, now);
    }

    /** Of one that was never granted, the end takes nothing away. */
    void ended(AgreementId agreement, Instant now) {
        add(
                "SELECT id, 'ended', :now, :now FROM access.agreement WHERE id = :agreement AND valid_until IS NOT NULL",
                agreement,
                now);
    }

    private void add(String rows, AgreementId agreement, Instant now) {
        database.sql("""
                        INSERT INTO access.proof_due (agreement, occasion, caused_at, due_at)
                        %s
                        ON CONFLICT (agreement) DO UPDATE SET occasion = excluded.occasion, caused_at = excluded.caused_at,
                            due_at = excluded.due_at, failures = 0, contradicted_since = NULL, reported = false""".formatted(rows))
                .param("agreement", agreement.value())
                .param("now", Agreements.timestamp(now))
                .update();
    }

    /**
     * Those that are due, for this instance of the platform alone until the lease is over; whoever crashes with one leaves it
     * to be taken again.
     */
    List<Due> take(int max, Instant now, Duration lease) {
        return database.sql("""
                        UPDATE access.proof_due SET due_at = :later WHERE agreement IN (SELECT agreement FROM access.proof_due
                            WHERE due_at <= :now ORDER BY due_at LIMIT :max FOR UPDATE SKIP LOCKED)
                        RETURNING *""")
                .param("now", Agreements.timestamp(now))
                .param("later", Agreements.timestamp(now.plus(lease)))
                .param("max", max)
                .query(ProofsDue::read)
                .list();
    }

    /** To be tried again after its pause, unless something else has happened to the agreement since. */
    void again(Due due, Instant now) {
        database.sql("""
                        UPDATE access.proof_due SET due_at = :at, failures = :failures, contradicted_since = :contradicted,
                            reported = :reported WHERE agreement = :agreement AND caused_at = :caused""")
                .param("at", Agreements.timestamp(now.plus(due.pause())))
                .param("failures", due.failures())
                .param("contradicted", Agreements.timestamp(due.contradictedSince()))
                .param("reported", due.reported())
                .param("agreement", due.agreement().value())
                .param("caused", Agreements.timestamp(due.causedAt()))
                .update();
    }

    /** False, and nothing is done, when something else has happened to the agreement since. */
    boolean done(Due due) {
        return database.sql("DELETE FROM access.proof_due WHERE agreement = :agreement AND caused_at = :caused")
                        .param("agreement", due.agreement().value())
                        .param("caused", Agreements.timestamp(due.causedAt()))
                        .update()
                == 1;
    }

    private static Due read(ResultSet row, int number) throws SQLException {
        return new Due(
                new AgreementId(row.getObject("agreement", UUID.class)),
                Occasion.valueOf(row.getString("occasion").toUpperCase(Locale.ROOT)),
                row.getObject("caused_at", OffsetDateTime.class).toInstant(),
                row.getInt("failures"),
                instantOrNull(row.getObject("contradicted_since", OffsetDateTime.class)),
                row.getBoolean("reported"));
    }

    private static @Nullable Instant instantOrNull(@Nullable OffsetDateTime value) {
        return value == null ? null : value.toInstant();
    }
}
