package org.finmesh.platform.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.finmesh.platform.api.DriftApi.Difference;
import org.finmesh.platform.api.DriftApi.Drift;
import org.finmesh.platform.api.DriftApi.Repair;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code mesh agreements drift}. */
@Command(
        name = "drift",
        mixinStandardHelpOptions = true,
        description = {
            "Compare what live agreements say with what Kafka, PostgreSQL and Keycloak really hold, read now, without changing any of it.",
            "One line for each right: '+' is intended and not there, '-' is there and not intended; 'no drift' when there is none. Then what was repaired lately, the newest first.",
            "For the platform team and auditors.",
            "Exit code 0 when all is as intended, or 3 when something differs."
        })
final class AgreementsDriftCommand implements Callable<Integer> {

    private static final int DIFFERS = 3;
    private static final String ROW = "%-11s %-28s %s%n";

    @Mixin
    private ApiOptions api;

    @Option(names = "--json", description = "JSON, for scripts.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        var drift = api.asPerson(spec).drift().drift();
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.text(drift));
        } else {
            print(drift, out);
        }
        return drift.differences().isEmpty() ? 0 : DIFFERS;
    }

    static void print(Drift drift, PrintWriter out) {
        if (drift.differences().isEmpty()) {
            out.println("no drift");
        } else {
            out.printf(ROW, "SYSTEM", "HOLDER", "INTENDED (+) AND ACTUAL (-)");
            drift.differences().forEach(difference -> print(difference, out));
        }
        if (!drift.repairs().isEmpty()) {
            out.println();
            out.println("Repaired, the newest first:");
            drift.repairs().forEach(repair -> print(repair, out));
        }
    }

    private static void print(Difference difference, PrintWriter out) {
        rights(difference.missing(), difference.surplus())
                .forEach(right -> out.printf(ROW, difference.system(), difference.holder(), right));
    }

    private static void print(Repair repair, PrintWriter out) {
        rights(repair.added(), repair.removed())
                .forEach(right -> out.printf("%-28s " + ROW, repair.at(), repair.system(), repair.holder(), right));
    }

    private static List<String> rights(List<String> missing, List<String> surplus) {
        return java.util.stream.Stream.concat(
                        missing.stream().map("+ "::concat), surplus.stream().map("- "::concat))
                .toList();
    }
}
