package org.finmesh.platform.processing.quality;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.finmesh.platform.contract.Contract;
import org.finmesh.platform.contract.QualityRule;
import org.finmesh.platform.contract.QualityRule.Check;
import org.finmesh.platform.contract.QualityRule.Severity;
import org.finmesh.platform.contract.QualityRule.Unit;
import org.finmesh.platform.contract.Threshold;
import org.finmesh.platform.contract.Threshold.Operator;
import org.finmesh.platform.processing.record.RecordValues;
import org.finmesh.platform.processing.report.Reports;

/**
 * Counts, over all stream threads of one port, which records break the contract's rules, those that go to quarantine for it
 * included. A record that keeps all rules costs one look at each field that has one.
 */
public final class RuleMeter {

    /** Of what comes, this much may go to quarantine before it is remarked on; nobody promised it. */
    private static final Threshold QUARANTINED_MAX =
            new Threshold(Operator.MUST_BE_LESS_OR_EQUAL_TO, BigDecimal.ONE, null);

    private static final QualityRule ACCEPTED = new QualityRule(
            "quarantined-share",
            "completeness",
            null,
            new Check.Custom("finmesh"),
            QUARANTINED_MAX,
            Unit.PERCENT,
            Severity.WARNING);

    private final Contract contract;
    private final Map<ValueRule, RuleWindow> rules = new LinkedHashMap<>();
    private final RuleWindow quarantined = new RuleWindow(ACCEPTED);
    private final SampleKey keys;
    private final Map<Class<?>, RecordValues> types = new ConcurrentHashMap<>();
    private final LongAdder seen = new LongAdder();
    private final LongAdder arrived = new LongAdder();

    public RuleMeter(Contract contract) {
        this.contract = contract;
        this.keys = new SampleKey(contract);
        for (var rule : QualityRule.of(contract)) {
            ValueRule.of(rule).ifPresent(value -> rules.put(value, new RuleWindow(rule)));
        }
    }

    /**
     * A record came to the contract's check.
     *
     * @param value of the type that the port publishes
     * @param origin {@code <topic>/<partition>/<offset>} of the record that it was made from; asked for where it breaks a rule
     */
    public void seen(Object value, Supplier<String> origin) {
        seen.increment();
        var values = types.computeIfAbsent(value.getClass(), type -> RecordValues.of(contract, type));
        rules.forEach((rule, window) -> {
            if (rule.breaks().test(values.value(rule.field(), value))) {
                window.failed(keys.of(values, value), origin.get());
            }
        });
    }

    /** A record that went on to the topic port. */
    public void published() {
        arrived.increment();
    }

    /** A record that went to quarantine, for whatever reason. */
    public void quarantined(String origin) {
        arrived.increment();
        quarantined.failed("", origin);
    }

    /** Reports what came since the last call, where anything did. */
    public void report(Reports reports, Instant now) {
        var records = seen.sumThenReset();
        if (records > 0) {
            rules.values()
                    .forEach(window -> reports.add(window.close(records, now).to(contract.port())));
        }
        var came = arrived.sumThenReset();
        if (came > 0) {
            reports.add(quarantined.close(came, now).to(contract.port()));
        }
    }
}
