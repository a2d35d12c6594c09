package org.finmesh.platform.quality;

import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.finmesh.platform.contract.PortId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is not as promised, and what was not: opened once, closed when it is over, kept.
 *
 * @see <a href="../../../../../../../../../docs/decisions/0039-one-incident-per-breach.md">decision 0039</a>
 */
@Service
public class Incidents {

    private static final int LIST_MAX = 500;

    /** A promise is kept again when it was for so long without a break in between. */
    static final Duration KEPT_FOR = Duration.ofSeconds(10);

    /** What breaks again so soon after is the same incident, and nobody is told twice. */
    static final Duration SAME_WITHIN = Duration.ofMinutes(5);

    private final JdbcClient database;
    private final ApplicationEventPublisher events;
    private final AffectedConsumers affected;

    Incidents(JdbcClient database, ApplicationEventPublisher events, AffectedConsumers affected) {
        this.database = database;
        this.events = events;
        this.affected = affected;
    }

    /**
     * @param consumer whom it touches; null when everybody
     * @return false, and nothing is changed, when one of the kind is open on the subject
     */
    @Transactional
    public boolean open(
            Incident.Kind kind, String subject, PortId port, @Nullable String consumer, String summary, Instant at) {
        return open(new Breach(kind, subject, port, "error", null, null, summary), consumer, at);
    }

    private boolean open(Breach breach, @Nullable String consumer, Instant at) {
        var touched = consumer == null ? affected.of(breach.port(), breach.field()) : List.of(consumer);
        var opened = database.sql("""
                        INSERT INTO quality.incident
                            (id, kind, subject, port, consumer, summary, opened_at, severity, field, first_failure, affected)
                        VALUES (:id, :kind, :subject, :port, :consumer, :summary, :at, :severity, :field, :first, :affected)
                        ON CONFLICT (kind, subject) WHERE closed_at IS NULL DO NOTHING
                        RETURNING *""")
                .param("id", UUID.randomUUID())
                .param("kind", breach.kind().label())
                .param("subject", breach.subject())
                .param("port", breach.port().toString())
                .param("consumer", consumer, Types.VARCHAR)
                .param("summary", breach.summary())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("severity", breach.severity())
                .param("field", breach.field(), Types.VARCHAR)
                .param("first", breach.firstFailure(), Types.VARCHAR)
                .param("affected", touched.toArray(String[]::new))
                .query(IncidentRow::read)
                .optional();
        opened.ifPresent(incident -> events.publishEvent(new IncidentOpened(incident)));
        return opened.isPresent();
    }

    /** Opens one, or goes on with the one that is open, or that closed by itself a short while ago. */
    @Transactional
    void broken(Breach breach, Instant at) {
        var known = database.sql("""
                        UPDATE quality.incident SET kept_since = NULL, closed_at = NULL
                        WHERE id = (SELECT id FROM quality.incident
                            WHERE kind = :kind AND subject = :subject
                                AND (closed_at IS NULL OR resolved_by IS NULL AND closed_at > :recent)
                            ORDER BY closed_at IS NULL DESC, closed_at DESC LIMIT 1)""")
                .param("kind", breach.kind().label())
                .param("subject", breach.subject())
                .param("recent", at.minus(SAME_WITHIN).atOffset(ZoneOffset.UTC))
                .update();
        if (known == 0) {
            open(breach, null, at);
        }
    }

    /** Closes the one on the subject, if any, once the promise was kept for {@link #KEPT_FOR}. */
    @Transactional
    void kept(Incident.Kind kind, String subject, Instant at) {
        var over = database.sql("""
                        UPDATE quality.incident SET kept_since = least(kept_since, :at)
                        WHERE kind = :kind AND subject = :subject AND closed_at IS NULL
                        RETURNING kept_since <= :enough""")
                .param("kind", kind.label())
                .param("subject", subject)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("enough", at.minus(KEPT_FOR).atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .optional();
        if (over.orElse(false)) {
            close(kind, subject, at);
        }
    }

    /** @return false when none of the kind is open on the subject */
    @Transactional
    public boolean close(Incident.Kind kind, String subject, Instant at) {
        var closed = database.sql("""
                        UPDATE quality.incident SET closed_at = greatest(opened_at, :at)
                        WHERE kind = :kind AND subject = :subject AND closed_at IS NULL
                        RETURNING *""")
                .param("kind", kind.label())
                .param("subject", subject)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(IncidentRow::read)
                .optional();
        closed.ifPresent(incident -> events.publishEvent(new IncidentClosed(incident)));
        return closed.isPresent();
    }

    /**
     * Says who is at it; the last to say so is. An incident that is over stays as it is.
     *
     * @param note at most 1000 characters
     * @return empty when there is none of the id, or it is over
     */
    @Transactional
    public Optional<Incident> acknowledge(UUID id, String by, @Nullable String note, Instant at) {
        return database.sql("""
                        UPDATE quality.incident SET acknowledged_by = :by, acknowledged_at = :at, note = :note
                        WHERE id = :id AND closed_at IS NULL RETURNING *""")
                .param("id", id)
                .param("by", by)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("note", note, Types.VARCHAR)
                .query(IncidentRow::read)
                .optional();
    }

    /** Closes it by hand; where the promise is still broken, the next measurement opens another. As {@link #acknowledge}. */
    @Transactional
    public Optional<Incident> resolve(UUID id, String by, @Nullable String note, Instant at) {
        var resolved = database.sql("""
                        UPDATE quality.incident SET resolved_by = :by, closed_at = greatest(opened_at, :at),
                            note = coalesce(:note, note)
                        WHERE id = :id AND closed_at IS NULL RETURNING *""")
                .param("id", id)
                .param("by", by)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("note", note, Types.VARCHAR)
                .query(IncidentRow::read)
                .optional();
        resolved.ifPresent(incident -> events.publishEvent(new IncidentClosed(incident)));
        return resolved;
    }

    public Optional<Incident> incident(UUID id) {
        return database.sql("SELECT * FROM quality.incident WHERE id = ?")
                .param(id)
                .query(IncidentRow::read)
                .optional();
    }

    /** Open ones first, then newest first, at most 500. */
    public List<Incident> latest() {
        return database.sql("""
                        SELECT * FROM quality.incident ORDER BY closed_at IS NULL DESC, opened_at DESC LIMIT ?""").param(LIST_MAX).query(IncidentRow::read).list();
    }
}
