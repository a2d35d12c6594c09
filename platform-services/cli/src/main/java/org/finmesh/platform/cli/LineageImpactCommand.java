package org.finmesh.platform.cli;

import java.util.concurrent.Callable;
import org.finmesh.platform.api.LineageApi.AffectedPort;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mesh lineage impact}. */
@Command(
        name = "impact",
        mixinStandardHelpOptions = true,
        description = {
            "Say what a change of a port, a topic or a field reaches: ports, their fields, and who reads them by agreement.",
            "Who reads is told to owners of the port and of what changes, the platform team and auditors."
        })
final class LineageImpactCommand implements Callable<Integer> {

    @Parameters(paramLabel = "PORT[:FIELD]", description = "treasury.fx-rates.v1, or treasury.fx-rates.v1:rate.")
    private String what;

    @Mixin
    private ApiOptions api;

    @Option(names = "--json", description = "JSON, for scripts.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        var impact = api.asPersonOrOperator(spec).lineage().impact(what);
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.text(impact));
        } else if (impact.ports().isEmpty()) {
            out.println("nothing was seen to be made of " + what);
        } else {
            impact.ports().forEach(port -> out.println(line(port)));
        }
        return 0;
    }

    private static String line(AffectedPort port) {
        var consumers = port.consumers();
        return "%s (%s): fields %s; read by %s"
                .formatted(
                        port.port(),
                        port.owner() == null ? "published no more" : port.owner(),
                        String.join(", ", port.fields()),
                        consumers == null
                                ? "whom you may not know"
                                : consumers.isEmpty() ? "nobody" : String.join(", ", consumers));
    }
}
