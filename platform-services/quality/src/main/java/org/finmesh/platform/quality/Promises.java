package org.finmesh.platform.quality;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.finmesh.platform.contract.PortId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the measurements of many minutes say. */
@Repository
class Promises {

    private final JdbcClient jdbc;

    Promises(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A minute's measurement stands until the next one, what it saw growing older meanwhile. */
    Attainment freshness(PortId port, Duration promise, Instant since, Instant now) {
        return jdbc.sql("""
                        SELECT coalesce(sum(minutes), 0) AS minutes,
                            coalesce(sum(least(minutes, greatest(0, (:promise - freshness_ms_max) / 60000 + 1))
                                * (freshness_ms_max <= :promise)::int), 0) AS kept
                        FROM (
                            SELECT freshness_ms_max, greatest(1, (extract(epoch FROM
                                lead(minute, 1, date_trunc('minute', :now)) OVER (ORDER BY minute) - minute) / 60)::bigint) AS minutes
                            FROM quality.history
                            WHERE port = :port AND minute >= :since AND freshness_ms_max IS NOT NULL) measured""")
                .param("promise", promise.toMillis())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("port", port.toString())
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query((row, _) -> new Attainment(row.getLong("minutes"), row.getLong("kept")))
                .single();
    }

    /** Records a minute in the last minutes and in the hours before; empty where that is not known of half an hour. */
    Optional<Volume> volume(PortId port, Instant now) {
        return jdbc.sql("""
                        SELECT
                            (SELECT (max(published) - min(published)) / (extract(epoch FROM max(minute) - min(minute)) / 60)
                             FROM quality.history WHERE port = :port AND minute BETWEEN :recent AND :now) AS recent,
                            (SELECT (max(published) - min(published)) / (extract(epoch FROM max(minute) - min(minute)) / 60)
                             FROM quality.history WHERE port = :port AND minute >= :since AND minute < :recent
                             HAVING max(minute) - min(minute) >= interval '30 minutes') AS usual""")
                .param("port", port.toString())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("recent", now.minus(Volume.RECENT).atOffset(ZoneOffset.UTC))
                .param("since", now.minus(Volume.USUAL).atOffset(ZoneOffset.UTC))
                .query((row, _) -> row.getObject("recent") == null || row.getObject("usual") == null
                        ? Optional.<Volume>empty()
                        : Optional.of(new Volume(row.getDouble("recent"), row.getDouble("usual"))))
                .single();
    }
}
