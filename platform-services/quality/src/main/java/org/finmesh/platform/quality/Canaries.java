package org.finmesh.platform.quality;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.finmesh.platform.contract.PortId;
import org.finmesh.platform.quality.CanarySighting.Hop;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/** Where the ports' canaries were seen: of the last hour, one row a canary and port. */
@Service
public class Canaries {

    private static final String KEPT = "1 hour";

    private final JdbcClient database;

    Canaries(JdbcClient database) {
        this.database = database;
    }

    /** The same sighting may come again, and sightings in any order. */
    public void seen(PortId port, CanarySighting sighting) {
        var column = column(sighting.hop());
        database.sql("""
                        INSERT INTO quality.canary AS known (port, sequence, sent_at, %1$s)
                        VALUES (:port, :sequence, :sent, :seen)
                        ON CONFLICT (port, sequence) DO UPDATE
                        SET %1$s = least(known.%1$s, excluded.%1$s)""".formatted(column))
                .param("port", port.toString())
                .param("sequence", sighting.sequence())
                .param("sent", sighting.sentAt().atOffset(ZoneOffset.UTC))
                .param("seen", sighting.seenAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    private static String column(Hop hop) {
        return switch (hop) {
            case SENT -> "put_at";
            case TOPIC -> "topic_at";
            case TABLE -> "table_at";
        };
    }

    /**
     * Of every port that has canaries, over those that were sent in {@code window} and {@code patience} or longer ago.
     *
     * @param window at most an hour
     */
    public List<CanaryHealth> health(Duration window, Duration patience, Instant now) {
        return database.sql("""
                        SELECT port, max(sent_at) AS last_sent,
                            count(*) FILTER (WHERE due) AS sent,
                            count(topic_at) FILTER (WHERE due) AS topic_seen,
                            percentile_disc(0.5) WITHIN GROUP (ORDER BY to_topic) FILTER (WHERE due) AS topic_p50,
                            percentile_disc(0.99) WITHIN GROUP (ORDER BY to_topic) FILTER (WHERE due) AS topic_p99,
                            max(to_topic) FILTER (WHERE due) AS topic_max,
                            count(table_at) FILTER (WHERE due) AS table_seen,
                            percentile_disc(0.5) WITHIN GROUP (ORDER BY to_table) FILTER (WHERE due) AS table_p50,
                            percentile_disc(0.99) WITHIN GROUP (ORDER BY to_table) FILTER (WHERE due) AS table_p99,
                            max(to_table) FILTER (WHERE due) AS table_max,
                            count(table_at) > 0 AS has_table,
                            count(*) FILTER (WHERE due AND topic_at < earlier) AS out_of_order
                        FROM (
                            SELECT *, sent_at <= :due AND sent_at > :from AS due,
                                extract(epoch FROM topic_at - sent_at) AS to_topic,
                                extract(epoch FROM table_at - sent_at) AS to_table,
                                max(topic_at) OVER (PARTITION BY port ORDER BY sequence
                                    ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS earlier
                            FROM quality.canary) AS canary
                        GROUP BY port ORDER BY port""")
                .param("due", now.minus(patience).atOffset(ZoneOffset.UTC))
                .param("from", now.minus(window).minus(patience).atOffset(ZoneOffset.UTC))
                .query(Canaries::read)
                .list();
    }

    private static CanaryHealth read(ResultSet row, int number) throws SQLException {
        return new CanaryHealth(
                PortId.parse(row.getString("port")),
                row.getLong("sent"),
                passage("topic", row),
                row.getBoolean("has_table") ? passage("table", row) : null,
                row.getLong("out_of_order"),
                row.getObject("last_sent", OffsetDateTime.class).toInstant());
    }

    private static CanaryHealth.Passage passage(String hop, ResultSet row) throws SQLException {
        return new CanaryHealth.Passage(
                row.getLong(hop + "_seen"),
                millis(hop + "_p50", row),
                millis(hop + "_p99", row),
                millis(hop + "_max", row));
    }

    private static @Nullable Long millis(String column, ResultSet row) throws SQLException {
        var seconds = row.getBigDecimal(column);
        return seconds == null ? null : (Long) seconds.movePointRight(3).longValue();
    }

    @Scheduled(fixedDelay = 5, initialDelay = 5, timeUnit = TimeUnit.MINUTES)
    void forgetOld() {
        database.sql("DELETE FROM quality.canary WHERE sent_at < now() - ?::interval")
                .param(KEPT)
                .update();
    }
}
