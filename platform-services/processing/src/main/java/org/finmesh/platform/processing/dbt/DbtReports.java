package org.finmesh.platform.processing.dbt;

import java.time.Instant;
import java.util.List;
import org.finmesh.platform.contract.PortId;
import org.finmesh.platform.processing.report.Report;
import org.finmesh.platform.processing.report.Report.Kind;
import org.finmesh.platform.processing.report.Reports;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Tells the platform how the runs of a dbt product go, and what its tests found; see docs/data-plane.md, "Reports". */
final class DbtReports {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final PortId port;
    private final Reports reports;

    DbtReports(PortId port, Reports reports) {
        this.port = port;
        this.reports = reports;
    }

    private record Run(
            String run,
            DbtRun.State state,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,
            List<DbtRun.Step> steps,
            @Nullable String failedModel,
            @Nullable String sql,
            @Nullable String message,
            @Nullable Long rows) {}

    void run(DbtRun.Snapshot run) {
        var failure = run.failure();
        send(
                Kind.RUN,
                new Run(
                        run.run(),
                        run.state(),
                        run.startedAt(),
                        run.endedAt(),
                        run.steps(),
                        run.failedModel(),
                        run.sql(),
                        failure == null ? null : WithoutValues.of(failure),
                        run.rows()));
    }

    private record Quality(
            String rule,
            String field,
            String dimension,
            String where,
            long value,
            String operator,
            long threshold,
            String unit,
            boolean passed,
            long records,
            List<String> sampleKeys,
            @Nullable String firstFailure,
            Instant measuredAt) {}

    /**
     * @param failures rows that break the rule
     * @param records that were looked at
     * @param sampleKeys of some of the failures; none where a key is personal data
     */
    void quality(ContractTest test, long failures, long records, List<String> sampleKeys) {
        send(
                Kind.QUALITY,
                new Quality(
                        test.rule(),
                        test.field(),
                        test.dimension(),
                        "table",
                        failures,
                        "mustBe",
                        0,
                        "rows",
                        failures == 0,
                        records,
                        sampleKeys,
                        null,
                        Instant.now()));
    }

    /** @param event of OpenLineage, as JSON */
    void lineage(byte[] event) {
        reports.add(new Report(port, Kind.LINEAGE, event));
    }

    private void send(Kind kind, Object report) {
        reports.add(new Report(port, kind, JSON.writeValueAsBytes(report)));
    }
}
