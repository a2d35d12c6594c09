package org.finmesh.platform.cli;

import java.util.concurrent.Callable;
import org.finmesh.platform.api.IncidentsApi.Incident;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code mesh incidents}. */
@Command(
        name = "incidents",
        mixinStandardHelpOptions = true,
        description = {
            "List what is not as it was promised, open ones first: all for the platform team and auditors, those of their",
            "domain for owners, those of their agreements for everybody. Exit code 0, whether there is one or none."
        })
final class IncidentsCommand implements Callable<Integer> {

    @Mixin
    private ApiOptions api;

    @Option(names = "--json", description = "JSON, for scripts.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        var incidents = api.asPersonOrOperator(spec).incidents().incidents();
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.text(incidents));
        } else {
            incidents.forEach(incident -> out.println(line(incident)));
        }
        return 0;
    }

    private static String line(Incident incident) {
        return "%-7s %s %s %s %s: %s"
                .formatted(
                        incident.closedAt() == null ? "open" : "closed",
                        incident.openedAt(),
                        incident.kind(),
                        incident.subject(),
                        incident.port(),
                        incident.summary());
    }
}
