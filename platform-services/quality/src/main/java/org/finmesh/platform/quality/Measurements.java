package org.finmesh.platform.quality;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.finmesh.platform.contract.PortId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The latest measurement of each port, and a bounded history. */
@Repository
class Measurements {

    private static final String HISTORY_MAX = "35 days";

    private final JdbcClient jdbc;

    Measurements(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Measurement> latest(PortId port) {
        return jdbc.sql("select * from quality.latest where port = ?")
                .param(port.toString())
                .query(Measurements::measurement)
                .optional();
    }

    private static Measurement measurement(ResultSet row, int number) throws SQLException {
        return new Measurement(
                PortId.parse(row.getString("port")),
                row.getObject("measured_at", OffsetDateTime.class).toInstant(),
                row.getObject("freshness_ms", Long.class),
                row.getObject("records_per_second", Double.class),
                row.getObject("published", Long.class),
                row.getObject("quarantined", Long.class),
                row.getObject("table_rows", Long.class),
                List.of(),
                List.of());
    }

    @Transactional
    void put(Measurement measurement) {
        var newer = write("""
                insert into quality.latest (port, measured_at, freshness_ms, records_per_second, published, quarantined, table_rows)
                values (:port, :at, :freshness, :rate, :published, :quarantined, :rows)
                on conflict (port) do update
                set measured_at = excluded.measured_at, freshness_ms = excluded.freshness_ms,
                    records_per_second = excluded.records_per_second, published = excluded.published,
                    quarantined = excluded.quarantined, table_rows = excluded.table_rows
                where excluded.measured_at > latest.measured_at""", measurement);
        if (newer == 0) {
            return;
        }
        write("""
                insert into quality.history (port, minute, freshness_ms_max, records_per_second, published, quarantined, table_rows)
                values (:port, date_trunc('minute', :at), :freshness, :rate, :published, :quarantined, :rows)
                on conflict (port, minute) do update
                set freshness_ms_max = greatest(history.freshness_ms_max, excluded.freshness_ms_max),
                    records_per_second = excluded.records_per_second, published = excluded.published,
                    quarantined = excluded.quarantined, table_rows = excluded.table_rows""", measurement);
    }

    private int write(String sql, Measurement measurement) {
        return jdbc.sql(sql)
                .param("port", measurement.port().toString())
                .param("at", measurement.measuredAt().atOffset(ZoneOffset.UTC))
                .param("freshness", measurement.freshnessMs(), java.sql.Types.BIGINT)
                .param("rate", measurement.recordsPerSecond(), java.sql.Types.DOUBLE)
                .param("published", measurement.published(), java.sql.Types.BIGINT)
                .param("quarantined", measurement.quarantined(), java.sql.Types.BIGINT)
                .param("rows", measurement.tableRows(), java.sql.Types.BIGINT)
                .update();
    }

    @Scheduled(fixedDelay = 10, initialDelay = 1, timeUnit = TimeUnit.MINUTES)
    void forgetOld() {
        jdbc.sql("delete from quality.history where minute < now() - ?::interval")
                .param(HISTORY_MAX)
                .update();
    }
}
