package org.finmesh.platform.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.finmesh.platform.api.LineageApi.PersonalField;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mesh lineage personal}. */
@Command(
        name = "personal",
        mixinStandardHelpOptions = true,
        description = {
            "Say where personal fields go: what is made from their values, directly or over other fields.",
            "Exit code 1 when one of these fields is not marked as personal in its contract."
        })
final class LineagePersonalCommand implements Callable<Integer> {

    @Parameters(paramLabel = "PORT", arity = "0..1", description = "Of this port; of all ports without one.")
    private @Nullable String port;

    @Mixin
    private ApiOptions api;

    @Option(names = "--json", description = "JSON, for scripts.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        var fields = api.asPersonOrOperator(spec).lineage().personal(port);
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.text(fields));
        } else {
            fields.forEach(field -> print(field, out));
        }
        return fields.stream().flatMap(field -> field.reaches().stream()).allMatch(reached -> reached.marked()) ? 0 : 1;
    }

    private static void print(PersonalField field, PrintWriter out) {
        out.println(field.field());
        field.reaches()
                .forEach(reached -> out.println("  → " + reached.field()
                        + (reached.marked() ? "" : "  NOT MARKED as personal in its contract")));
    }
}
