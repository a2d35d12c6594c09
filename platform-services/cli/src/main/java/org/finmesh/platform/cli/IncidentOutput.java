package org.finmesh.platform.cli;

import java.util.List;
import org.finmesh.platform.api.IncidentsApi.Incident;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** How incidents are printed. */
final class IncidentOutput {

    @Option(names = "--json", description = "JSON, for scripts.")
    private boolean json;

    void print(List<Incident> incidents, CommandSpec spec) {
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.text(incidents));
        } else {
            incidents.forEach(incident -> out.println(text(incident)));
        }
    }

    private static String text(Incident incident) {
        var text = new StringBuilder("%-12s %s %s %s %s %s: %s"
                .formatted(
                        incident.state(),
                        incident.openedAt(),
                        incident.id(),
                        incident.kind(),
                        incident.port(),
                        incident.subject(),
                        incident.summary()));
        add(text, "field", incident.field());
        add(text, "first failing record", incident.firstFailure());
        add(text, "affects", incident.affected().isEmpty() ? null : String.join(", ", incident.affected()));
        add(text, "acknowledged by", incident.acknowledgedBy());
        add(text, "note", incident.note());
        return text.toString();
    }

    private static void add(StringBuilder text, String name, @Nullable String value) {
        if (value != null) {
            text.append(System.lineSeparator())
                    .append(" ".repeat(13))
                    .append(name)
                    .append(": ")
                    .append(value);
        }
    }
}
