package org.finmesh.platform.quality.alerts;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

/** Alerts that are to be sent, written in the transaction that opens or closes the incident. */
@Repository
class Outbox {

    private static final int BATCH = 50;
    static final int ATTEMPTS_MAX = 20;
    private static final Duration PAUSE_FIRST = Duration.ofSeconds(5);
    private static final Duration PAUSE_MAX = Duration.ofHours(1);
    private static final String KEPT = "35 days";

    private final JdbcClient jdbc;

    Outbox(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Once for each incident, happening and recipient: what breaks again and again is told once. */
    void put(UUID incident, Alert alert, Instant at) {
        jdbc.sql("""
                        INSERT INTO quality.alert (id, incident, happening, channel, recipient, body, due_at)
                        VALUES (:id, :incident, :happening, :channel, :recipient, :body, :at)
                        ON CONFLICT (incident, happening, channel, recipient) DO NOTHING""")
                .param("id", alert.id())
                .param("incident", incident)
                .param("happening", alert.happening())
                .param("channel", alert.channel().label())
                .param("recipient", alert.recipient())
                .param("body", alert.body())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Oldest first. */
    List<Alert> due(Instant now) {
        return jdbc.sql("""
                        SELECT * FROM quality.alert WHERE sent_at IS NULL AND attempts < :most AND due_at <= :now
                        ORDER BY due_at LIMIT :batch""")
                .param("most", ATTEMPTS_MAX)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("batch", BATCH)
                .query((row, _) -> new Alert(
                        row.getObject("id", UUID.class),
                        row.getString("happening"),
                        Alert.Channel.valueOf(row.getString("channel").toUpperCase(Locale.ROOT)),
                        row.getString("recipient"),
                        row.getString("body"),
                        row.getInt("attempts")))
                .list();
    }

    void sent(Alert alert, Instant at) {
        jdbc.sql("UPDATE quality.alert SET sent_at = :at, failure = NULL WHERE id = :id")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", alert.id())
                .update();
    }

    /** To be tried again after 5 s, 10 s, 20 s… up to an hour, at most 20 times. */
    void failed(Alert alert, String why, Instant at) {
        var pause = PAUSE_FIRST.multipliedBy(1L << Math.min(alert.attempts(), 12));
        jdbc.sql("""
                        UPDATE quality.alert SET attempts = attempts + 1, failure = :why, due_at = :due WHERE id = :id""")
                .param("why", why)
                .param(
                        "due",
                        at.plus(pause.compareTo(PAUSE_MAX) < 0 ? pause : PAUSE_MAX)
                                .atOffset(ZoneOffset.UTC))
                .param("id", alert.id())
                .update();
    }

    @Scheduled(fixedDelay = 10, initialDelay = 1, timeUnit = TimeUnit.MINUTES)
    void forgetOld() {
        jdbc.sql(
                        "DELETE FROM quality.alert WHERE due_at < now() - ?::interval AND (sent_at IS NOT NULL OR attempts >= ?)")
                .param(KEPT)
                .param(ATTEMPTS_MAX)
                .update();
    }
}
