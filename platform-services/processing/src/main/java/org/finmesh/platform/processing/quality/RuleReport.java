package org.finmesh.platform.processing.quality;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.finmesh.platform.contract.PortId;
import org.finmesh.platform.contract.QualityRule;
import org.finmesh.platform.processing.report.Report;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * One result of one rule: the JSON of docs/data-plane.md, "Reports".
 *
 * @param where {@code stream} or {@code table}
 * @param records how many were looked at
 */
record RuleReport(
        String rule,
        @Nullable String field,
        String dimension,
        String where,
        BigDecimal value,
        String operator,
        BigDecimal threshold,
        @Nullable BigDecimal last,
        String unit,
        String severity,
        boolean passed,
        long records,
        List<String> sampleKeys,
        @Nullable String firstFailure,
        Instant measuredAt) {

    static final int SAMPLES_MAX = 5;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** @param value in the rule's unit */
    static RuleReport of(
            QualityRule rule,
            String where,
            BigDecimal value,
            long records,
            List<String> sampleKeys,
            @Nullable String firstFailure,
            Instant at) {
        return new RuleReport(
                rule.id(),
                rule.field(),
                rule.dimension(),
                where,
                value,
                rule.threshold().operator().label(),
                rule.threshold().value(),
                rule.threshold().last(),
                rule.unit().label(),
                rule.severity().label(),
                rule.threshold().holds(value),
                records,
                sampleKeys,
                firstFailure,
                at);
    }

    /** So many of so many in the rule's unit; of none, none. */
    static BigDecimal inUnit(QualityRule rule, long failing, long records) {
        return switch (rule.unit()) {
            case ROWS -> BigDecimal.valueOf(failing);
            case PERCENT ->
                records == 0
                        ? BigDecimal.ZERO
                        : BigDecimal.valueOf(failing)
                                .multiply(BigDecimal.valueOf(100))
                                .divide(BigDecimal.valueOf(records), 4, RoundingMode.HALF_UP);
        };
    }

    /** The same, naming the field that is at fault. */
    RuleReport about(String fault) {
        return new RuleReport(
                rule,
                fault,
                dimension,
                where,
                value,
                operator,
                threshold,
                last,
                unit,
                severity,
                passed,
                records,
                sampleKeys,
                firstFailure,
                measuredAt);
    }

    Report to(PortId port) {
        return new Report(port, Report.Kind.QUALITY, Objects.requireNonNull(JSON.writeValueAsBytes(this)));
    }
}
