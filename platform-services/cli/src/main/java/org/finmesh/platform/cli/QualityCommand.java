package org.finmesh.platform.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.finmesh.platform.api.QualityApi.PortQuality;
import org.finmesh.platform.api.QualityApi.Rule;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mesh quality}. */
@Command(
        name = "quality",
        mixinStandardHelpOptions = true,
        description = {
            "Show how well a port keeps its contract: score, promises over 7 and 30 days, and what each rule last said.",
            "Exit code 3 when a rule is broken now."
        })
final class QualityCommand implements Callable<Integer> {

    private static final int BROKEN = 3;

    @Mixin
    private ApiOptions api;

    @Parameters(paramLabel = "PORT", description = "As the catalog names it: retail-banking.transaction-history.v1.")
    private String port;

    @Option(names = "--json", description = "JSON, for scripts.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        var quality = api.asPersonOrOperator(spec).quality().quality(port);
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.text(quality));
        } else {
            out.print(text(quality));
        }
        return quality.rules().stream().allMatch(Rule::passed) ? 0 : BROKEN;
    }

    private static String text(PortQuality quality) {
        var text = new StringBuilder();
        var score = quality.score();
        text.append("score today    %s%n".formatted(score == null ? "not measured" : percent(score)));
        quality.promises()
                .forEach(promise -> text.append("%-14s kept %s of %d days (%d of %d minutes)%n"
                        .formatted(
                                promise.property(),
                                percent(promise.share()),
                                promise.days(),
                                promise.minutesKept(),
                                promise.minutes())));
        quality.rules().forEach(rule -> text.append(line(rule)));
        return text.toString();
    }

    private static String line(Rule rule) {
        return "%-6s %-8s %s %s: %s %s of %d records, %s %s%s%n"
                .formatted(
                        rule.passed() ? "kept" : "broken",
                        rule.severity(),
                        rule.where(),
                        rule.rule(),
                        rule.value(),
                        rule.unit(),
                        rule.records(),
                        rule.operator(),
                        rule.threshold(),
                        rule.sampleKeys().isEmpty() ? "" : ", e.g. " + String.join(", ", rule.sampleKeys()));
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f %%", share * 100);
    }
}
