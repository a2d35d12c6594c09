package org.finmesh.platform.quality;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.finmesh.platform.contract.PortId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

/** What rules said: the latest, how often they were kept by the hour, and what broke them. */
@Repository
class RuleResults {

    private static final String HOURS_KEPT = "35 days";
    private static final String BREACHES_KEPT = "7 days";

    private final JdbcClient jdbc;

    RuleResults(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false, and nothing is changed, where the rule has said something since */
    boolean put(PortId port, RuleResult result) {
        var newer = write("""
                INSERT INTO quality.rule (port, rule, place, dimension, field, value, operator, threshold, last, unit,
                    severity, passed, records, sample_keys, first_failure, measured_at)
                VALUES (:port, :rule, :place, :dimension, :field, :value, :operator, :threshold, :last, :unit,
                    :severity, :passed, :records, :keys, :first, :at)
                ON CONFLICT (port, rule, place) DO UPDATE
                SET dimension = excluded.dimension, field = excluded.field, value = excluded.value,
                    operator = excluded.operator, threshold = excluded.threshold, last = excluded.last,
                    unit = excluded.unit, severity = excluded.severity, passed = excluded.passed,
                    records = excluded.records, sample_keys = excluded.sample_keys,
                    first_failure = excluded.first_failure, measured_at = excluded.measured_at
                WHERE excluded.measured_at > rule.measured_at""", port, result);
        if (newer == 0) {
            return false;
        }
        write("""
                INSERT INTO quality.rule_hour AS known (port, rule, place, hour, dimension, severity, measured, passed)
                VALUES (:port, :rule, :place, date_trunc('hour', :at, 'UTC'), :dimension, :severity, 1, :passed::int)
                ON CONFLICT (port, rule, place, hour) DO UPDATE
                SET measured = known.measured + 1, passed = known.passed + excluded.passed""", port, result);
        if (!result.passed()) {
            write("""
                    INSERT INTO quality.rule_breach (port, rule, place, minute, value, sample_keys, first_failure)
                    VALUES (:port, :rule, :place, date_trunc('minute', :at), :value, :keys, :first)
                    ON CONFLICT DO NOTHING""", port, result);
        }
        return true;
    }

    private int write(String sql, PortId port, RuleResult result) {
        return jdbc.sql(sql)
                .param("port", port.toString())
                .param("rule", result.rule())
                .param("place", result.place())
                .param("dimension", result.dimension())
                .param("field", result.field(), Types.VARCHAR)
                .param("value", result.value())
                .param("operator", result.operator())
                .param("threshold", result.threshold())
                .param("last", result.last(), Types.NUMERIC)
                .param("unit", result.unit())
                .param("severity", result.severity())
                .param("passed", result.passed())
                .param("records", result.records())
                .param("keys", result.sampleKeys().toArray(String[]::new))
                .param("first", result.firstFailure(), Types.VARCHAR)
                .param("at", result.measuredAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Broken ones first. */
    List<RuleResult> latest(PortId port) {
        return jdbc.sql("SELECT * FROM quality.rule WHERE port = ? ORDER BY passed, rule, place")
                .param(port.toString())
                .query(RuleResults::read)
                .list();
    }

    private static RuleResult read(ResultSet row, int number) throws SQLException {
        return new RuleResult(
                row.getString("rule"),
                row.getString("field"),
                row.getString("dimension"),
                row.getString("place"),
                row.getBigDecimal("value"),
                row.getString("operator"),
                row.getBigDecimal("threshold"),
                row.getBigDecimal("last"),
                row.getString("unit"),
                row.getString("severity"),
                row.getBoolean("passed"),
                row.getLong("records"),
                List.of((String[]) row.getArray("sample_keys").getArray()),
                row.getString("first_failure"),
                row.getObject("measured_at", OffsetDateTime.class).toInstant());
    }

    /**
     * The score of each dimension in each step, see docs/quality.md.
     *
     * @param step {@code hour} or {@code day}
     */
    List<Score.Part> parts(PortId port, String step, Instant since) {
        return jdbc.sql("""
                        SELECT date_trunc(:step, hour, 'UTC') AS start, dimension,
                            sum(passed * weight)::float8 / sum(measured * weight) AS share
                        FROM (SELECT *, CASE severity WHEN 'error' THEN 3 WHEN 'warning' THEN 2 ELSE 1 END AS weight
                              FROM quality.rule_hour) weighted
                        WHERE port = :port AND hour >= date_trunc(:step, :since, 'UTC')
                        GROUP BY 1, 2 ORDER BY 1, 2""")
                .param("step", step)
                .param("port", port.toString())
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query((row, _) -> new Score.Part(
                        row.getObject("start", OffsetDateTime.class).toInstant(),
                        row.getString("dimension"),
                        row.getDouble("share")))
                .list();
    }

    @Scheduled(fixedDelay = 10, initialDelay = 1, timeUnit = TimeUnit.MINUTES)
    void forgetOld() {
        jdbc.sql("DELETE FROM quality.rule_hour WHERE hour < now() - ?::interval")
                .param(HOURS_KEPT)
                .update();
        jdbc.sql("DELETE FROM quality.rule_breach WHERE minute < now() - ?::interval")
                .param(BREACHES_KEPT)
                .update();
    }
}
