package org.finmesh.platform.cli;

import java.util.List;
import org.finmesh.platform.api.DelegationsApi.Delegation;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** How delegations are printed. */
final class DelegationOutput {

    private static final String ROW = "%-38s %-12s %-12s %-22s %-22s %-9s %s";

    @Option(names = "--json", description = "JSON, for scripts.")
    private boolean json;

    void print(Delegation delegation, CommandSpec spec) {
        var out = spec.commandLine().getOut();
        out.println(
                json
                        ? Json.text(delegation)
                        : "delegation %s: %s decides for %s from %s until %s%s"
                                .formatted(
                                        delegation.id(),
                                        delegation.to(),
                                        delegation.by(),
                                        delegation.from(),
                                        delegation.until(),
                                        delegation.inForce() ? "" : "; not in force now"));
    }

    void print(List<Delegation> delegations, CommandSpec spec) {
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.text(delegations));
            return;
        }
        if (delegations.isEmpty()) {
            out.println("There are none.");
            return;
        }
        out.println(ROW.formatted("ID", "BY", "TO", "FROM", "UNTIL", "IN FORCE", "NOTE"));
        delegations.forEach(delegation -> out.println(ROW.formatted(
                delegation.id(),
                delegation.by(),
                delegation.to(),
                delegation.from(),
                delegation.until(),
                delegation.inForce() ? "yes" : "no",
                delegation.note())));
    }
}
