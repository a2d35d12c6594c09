package org.finmesh.platform.cli;

import java.util.List;
import org.finmesh.platform.api.AgreementsApi.Agreement;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** How agreements are printed. */
final class AgreementOutput {

    @Option(names = "--json", description = "JSON, for scripts.")
    private boolean json;

    void print(Agreement agreement, CommandSpec spec) {
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.text(agreement));
            return;
        }
        out.println("agreement   " + agreement.id());
        out.println("port        " + agreement.port());
        out.println("consumer    " + agreement.consumer());
        out.println("purpose     " + agreement.purpose());
        out.println("state       " + agreement.state());
        out.println("requested   %s by %s, for %d days"
                .formatted(agreement.requestedAt(), agreement.requestedBy(), agreement.days()));
        if (agreement.decidedBy() != null) {
            out.println("decided by  " + agreement.decidedBy());
        }
        if (agreement.validUntil() != null) {
            out.println("valid until " + agreement.validUntil());
        }
    }

    void print(List<Agreement> agreements, CommandSpec spec) {
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.text(agreements));
            return;
        }
        if (agreements.isEmpty()) {
            out.println("There are none.");
            return;
        }
        out.println("%-38s %-36s %-22s %-10s %s".formatted("ID", "PORT", "CONSUMER", "STATE", "PURPOSE"));
        for (var agreement : agreements) {
            out.println("%-38s %-36s %-22s %-10s %s"
                    .formatted(
                            agreement.id(),
                            agreement.port(),
                            agreement.consumer(),
                            agreement.state(),
                            agreement.purpose()));
        }
    }
}
