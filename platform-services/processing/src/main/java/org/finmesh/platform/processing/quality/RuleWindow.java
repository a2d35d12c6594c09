package org.finmesh.platform.processing.quality;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.finmesh.platform.contract.QualityRule;
import org.jspecify.annotations.Nullable;

/** What broke one rule since the last report. */
final class RuleWindow {

    private final QualityRule rule;
    private final LongAdder failing = new LongAdder();
    private final List<String> sampleKeys = new ArrayList<>();
    private @Nullable String firstFailure;

    RuleWindow(QualityRule rule) {
        this.rule = rule;
    }

    synchronized void failed(String key, @Nullable String origin) {
        failing.increment();
        if (firstFailure == null) {
            firstFailure = origin;
        }
        if (!key.isEmpty() && sampleKeys.size() < RuleReport.SAMPLES_MAX) {
            sampleKeys.add(key);
        }
    }

    /** Begins the next window. */
    synchronized RuleReport close(long records, Instant at) {
        var count = failing.sumThenReset();
        var report = RuleReport.of(
                rule,
                "stream",
                RuleReport.inUnit(rule, count, records),
                records,
                List.copyOf(sampleKeys),
                firstFailure,
                at);
        sampleKeys.clear();
        firstFailure = null;
        return report;
    }
}
