package org.finmesh.platform.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.finmesh.platform.api.PoliciesApi.Law;
import org.finmesh.platform.api.PoliciesApi.Policy;
import org.finmesh.platform.api.PoliciesApi.PolicyDetail;
import org.finmesh.platform.api.PoliciesApi.Waiver;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mesh policies}. */
@Command(
        name = "policies",
        mixinStandardHelpOptions = true,
        description = "List the policies in force, or show one with its waivers and what it says of all that is live.")
final class PoliciesCommand implements Callable<Integer> {

    @Parameters(index = "0", arity = "0..1", paramLabel = "NAME", description = "Show this policy whole.")
    private @Nullable String name;

    @Mixin
    private ApiOptions api;

    @Option(names = "--json", description = "JSON, for scripts.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        var policies = api.asPersonOrOperator(spec).policies();
        var out = spec.commandLine().getOut();
        if (name == null) {
            print(policies.policies(), out);
        } else {
            print(policies.policy(name), out);
        }
        return 0;
    }

    private void print(Law law, PrintWriter out) {
        if (json) {
            out.println(Json.text(law));
            return;
        }
        out.println("%-42s %-10s %-9s %-24s %s".formatted("NAME", "SCOPE", "SEVERITY", "STAGE", "TITLE"));
        law.policies()
                .forEach(policy -> out.println("%-42s %-10s %-9s %-24s %s"
                        .formatted(policy.name(), policy.scope(), policy.severity(), stage(policy), policy.title())));
        out.println();
        out.println("rulebook %s; all that is live was judged at %s"
                .formatted(law.version(), law.judgedAt() == null ? "no time yet" : law.judgedAt()));
    }

    private void print(PolicyDetail detail, PrintWriter out) {
        if (json) {
            out.println(Json.text(detail));
            return;
        }
        out.println("%s@%s".formatted(detail.policy().name(), detail.policy().version()));
        out.println("stage    " + stage(detail.policy()));
        out.println("outcomes " + detail.outcomes());
        detail.waivers().forEach(waiver -> print(waiver, out));
        out.println();
        out.print(detail.text());
    }

    private static void print(Waiver waiver, PrintWriter out) {
        out.println("waiver   %s: %s until %s, by %s%s%s"
                .formatted(
                        waiver.name(),
                        waiver.port() == null ? waiver.product() : waiver.port(),
                        waiver.until(),
                        waiver.owner(),
                        waiver.ended() ? " (ended)" : "",
                        waiver.productKnown() ? "" : " (no such product is published)"));
    }

    private static String stage(Policy policy) {
        return policy.graceUntil() == null
                ? policy.stage()
                : "%s until %s".formatted(policy.stage(), policy.graceUntil());
    }
}
