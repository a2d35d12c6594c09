package org.finmesh.platform.cli;

import java.io.PrintWriter;
import java.util.List;
import org.finmesh.platform.api.AgreementsApi.Agreement;
import org.finmesh.platform.api.AgreementsApi.Notice;
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
        if (agreement.carriedFrom() != null) {
            out.println("goes on from agreement " + agreement.carriedFrom());
        }
        printNotice(agreement, out);
    }

    /** That the port ends, and what its reader can do. */
    private static void printNotice(Agreement agreement, PrintWriter out) {
        var notice = agreement.notice();
        if (notice == null) {
            return;
        }
        out.println();
        out.println("%s ends at %s%s"
                .formatted(
                        agreement.port(),
                        notice.endOfLife(),
                        notice.endOfSupport() == null ? "" : ", its support at " + notice.endOfSupport()));
        if (notice.successor() != null) {
            out.println("  %s follows it; %s".formatted(notice.successor(), access(agreement.id(), notice)));
        }
        if (notice.migrationGuide() != null) {
            out.println("  how to move: " + notice.migrationGuide().strip());
        }
    }

    private static String access(String id, Notice notice) {
        if (notice.carriedTo() != null) {
            return "access was carried over, as agreement " + notice.carriedTo();
        }
        return notice.obstacle() == null
                ? "./mesh carry-over %s gives access without a request".formatted(id)
                : "it needs a request of its own: " + notice.obstacle();
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
        agreements.forEach(agreement -> printNotice(agreement, out));
    }
}
