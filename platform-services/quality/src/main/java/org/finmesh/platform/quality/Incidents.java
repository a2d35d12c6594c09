package org.finmesh.platform.quality;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.finmesh.platform.contract.PortId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What is not as promised, and what was not: opened once, closed when it is over, kept. */
@Service
public class Incidents {

    private static final int LIST_MAX = 500;

    private final JdbcClient database;

    Incidents(JdbcClient database) {
        this.database = database;
    }

    /**
     * @param consumer whom it touches; null when everybody
     * @return false, and nothing is changed, when one of the kind is open on the subject
     */
    public boolean open(
            Incident.Kind kind, String subject, PortId port, @Nullable String consumer, String summary, Instant at) {
        return database.sql("""
                        INSERT INTO quality.incident (id, kind, subject, port, consumer, summary, opened_at)
                        VALUES (:id, :kind, :subject, :port, :consumer, :summary, :at)
                        ON CONFLICT (kind, subject) WHERE closed_at IS NULL DO NOTHING""")
                        .param("id", UUID.randomUUID())
                        .param("kind", kind.label())
                        .param("subject", subject)
                        .param("port", port.toString())
                        .param("consumer", consumer)
                        .param("summary", summary)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** @return false when none of the kind is open on the subject */
    public boolean close(Incident.Kind kind, String subject, Instant at) {
        return database.sql("""
                        UPDATE quality.incident SET closed_at = greatest(opened_at, :at)
                        WHERE kind = :kind AND subject = :subject AND closed_at IS NULL""")
                        .param("kind", kind.label())
                        .param("subject", subject)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** Open ones first, then newest first, at most 500. */
    public List<Incident> latest() {
        return database.sql("""
                        SELECT * FROM quality.incident ORDER BY closed_at IS NULL DESC, opened_at DESC LIMIT\s""" + LIST_MAX).query(Incidents::read).list();
    }

    private static Incident read(ResultSet row, int number) throws SQLException {
        var closedAt = row.getObject("closed_at", OffsetDateTime.class);
        return new Incident(
                row.getObject("id", UUID.class),
                Incident.Kind.of(row.getString("kind")),
                row.getString("subject"),
                PortId.parse(row.getString("port")),
                row.getString("consumer"),
                row.getString("summary"),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                closedAt == null ? null : closedAt.toInstant());
    }
}
