package org.finmesh.platform.cli;

import java.util.concurrent.Callable;
import org.finmesh.platform.api.LineageApi.Undeclared;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code mesh lineage undeclared}. */
@Command(
        name = "undeclared",
        mixinStandardHelpOptions = true,
        description = {
            "List what products were seen to read and do not declare, what they still do first.",
            "Exit code 3 when a product still does."
        })
final class LineageUndeclaredCommand implements Callable<Integer> {

    private static final int SOMETHING_OPEN = 3;

    @Mixin
    private ApiOptions api;

    @Option(names = "--json", description = "JSON, for scripts.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        var undeclared = api.asPersonOrOperator(spec).lineage().undeclared();
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.text(undeclared));
        } else {
            undeclared.forEach(input -> out.println(line(input)));
        }
        return undeclared.stream().anyMatch(input -> input.endedAt() == null) ? SOMETHING_OPEN : 0;
    }

    private static String line(Undeclared input) {
        return "%-6s %s reads %s, first seen %s, last %s, by %s"
                .formatted(
                        input.endedAt() == null ? "open" : "ended",
                        input.port(),
                        input.input(),
                        input.firstSeen(),
                        input.lastSeen(),
                        input.saidBy());
    }
}
