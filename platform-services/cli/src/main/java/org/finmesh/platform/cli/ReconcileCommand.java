package org.finmesh.platform.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.finmesh.platform.api.ConservationApi.Conservation;
import org.finmesh.platform.api.ConservationApi.Records;
import org.finmesh.platform.api.ConservationApi.Table;
import org.finmesh.platform.api.MeshApi.ProductHealth;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mesh reconcile}. */
@Command(
        name = "reconcile",
        mixinStandardHelpOptions = true,
        description = {
            "Count, for every record that a product has read, whether it was published, quarantined or filtered, and hold its table against its topic: over all that the topics still hold, while the mesh runs.",
            "What does not add up is named by its place, TOPIC/PARTITION/OFFSET, the first 20 of it; what retention or compaction removed is said, and not called lost.",
            "For owners of the product's domain, the platform team and auditors.",
            "Exit code 0 when all is conserved, 1 when not."
        })
final class ReconcileCommand implements Callable<Integer> {

    private static final String INDENTED = "  %-11s %s%n";

    @Mixin
    private ApiOptions api;

    @Parameters(
            paramLabel = "PORT",
            arity = "0..*",
            description = "Such as treasury.fx-rates.v1; every port that lives unless given.")
    private List<String> ports = new ArrayList<>();

    @Option(names = "--json", description = "One JSON object a port, for scripts.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        var platform = api.asPersonOrOperator(spec);
        var out = spec.commandLine().getOut();
        var wanted = ports.isEmpty()
                ? platform.mesh().status().products().stream()
                        .map(ProductHealth::port)
                        .toList()
                : ports;
        var conserved = true;
        for (var port : wanted) {
            var counted = platform.conservation().conservation(port);
            if (json) {
                out.println(Json.text(counted));
            } else {
                print(counted, out);
            }
            out.flush();
            conserved &= counted.conserved();
        }
        return conserved ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    static void print(Conservation counted, PrintWriter out) {
        out.printf("%s %s%n", counted.port(), counted.conserved() ? "conserved" : "NOT CONSERVED");
        if (counted.records() != null) {
            print(counted.records(), out);
        }
        if (counted.table() != null) {
            print(counted.table(), out);
        }
        counted.notes().forEach(note -> out.printf(INDENTED, "note", note));
    }

    private static void print(Records records, PrintWriter out) {
        out.printf(
                INDENTED,
                "records",
                "%d read = %d published + %d quarantined + %d filtered%s%s"
                        .formatted(
                                records.read(),
                                records.published(),
                                records.quarantined(),
                                records.filtered(),
                                also(records.missing(), "missing"),
                                also(records.untold(), "that cannot be told any more")));
        records.inputs()
                .forEach(input -> out.printf(
                        INDENTED,
                        "input",
                        "%s: %d read, %d wait".formatted(input.topic(), input.read(), input.waiting())));
        if (records.withoutOrigin() > 0) {
            out.printf(
                    INDENTED,
                    "no origin",
                    "%d records do not say what they were made from".formatted(records.withoutOrigin()));
        }
        print("missing", records.missing(), records.firstMissing(), out);
        print("conflicting", records.conflicting(), records.firstConflicting(), out);
    }

    private static void print(Table table, PrintWriter out) {
        out.printf(
                INDENTED,
                "table",
                "%d rows, expected %s: %d missing, %d surplus, %d different"
                        .formatted(
                                table.rows(),
                                table.expected() == null ? "unknown" : table.expected(),
                                table.missing(),
                                table.surplus(),
                                table.different()));
        print("not in table", table.missing() + table.different(), table.first(), out);
    }

    private static String also(long count, String what) {
        return count == 0 ? "" : " + %d %s".formatted(count, what);
    }

    private static void print(String what, long count, List<String> first, PrintWriter out) {
        if (count > 0) {
            out.printf(
                    INDENTED,
                    what,
                    first.stream().collect(Collectors.joining(", ", "", count > first.size() ? ", …" : "")));
        }
    }
}
