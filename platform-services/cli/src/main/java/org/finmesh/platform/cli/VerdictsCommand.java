package org.finmesh.platform.cli;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.finmesh.platform.api.PoliciesApi;
import org.finmesh.platform.api.PoliciesApi.LiveVerdict;
import org.finmesh.platform.api.PoliciesApi.VerdictChange;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code mesh verdicts}. */
@Command(
        name = "verdicts",
        mixinStandardHelpOptions = true,
        description = "What the policies in force say of published products and live agreements.")
final class VerdictsCommand implements Callable<Integer> {

    /** In the API's words. */
    enum Outcome {
        PASS,
        WAIVED,
        WARN,
        FAIL;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(names = "--product", paramLabel = "ID", description = "Of this product and the agreements on its ports.")
    private @Nullable String product;

    @Option(names = "--policy", paramLabel = "NAME", description = "By this policy.")
    private @Nullable String policy;

    @Option(names = "--outcome", paramLabel = "OUTCOME", description = "With this outcome: ${COMPLETION-CANDIDATES}.")
    private @Nullable Outcome outcome;

    @Option(names = "--changes", description = "When outcomes changed, newest first, not what they are.")
    private boolean changes;

    @Mixin
    private ApiOptions api;

    @Option(names = "--json", description = "JSON, for scripts.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        var policies = api.asPersonOrOperator(spec).policies();
        if (changes) {
            printChanges(policies.changes(product, policy));
        } else {
            print(verdicts(policies));
        }
        return 0;
    }

    private List<LiveVerdict> verdicts(PoliciesApi policies) {
        return policies.verdicts(product, policy, outcome == null ? null : outcome.toString());
    }

    private void print(List<LiveVerdict> verdicts) {
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.text(verdicts));
            return;
        }
        for (var verdict : verdicts) {
            out.println("%-7s %-38s %-42s %s"
                    .formatted(
                            verdict.outcome(),
                            verdict.subject(),
                            verdict.policy(),
                            verdict.waiver() == null ? verdict.message() : "by " + verdict.waiver()));
        }
        if (verdicts.isEmpty()) {
            out.println("There are none.");
        }
    }

    private void printChanges(List<VerdictChange> changes) {
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.text(changes));
            return;
        }
        for (var change : changes) {
            out.println("%-28s %-38s %-42s %s -> %s"
                    .formatted(
                            change.at(),
                            change.subject(),
                            change.policy(),
                            change.before() == null ? "not judged" : change.before(),
                            change.after() == null ? "not judged" : change.after()));
        }
        if (changes.isEmpty()) {
            out.println("There are none.");
        }
    }
}
