package org.finmesh.platform.cli;

import java.io.PrintWriter;
import java.util.List;
import org.finmesh.platform.api.AgreementsApi.Agreement;
import org.finmesh.platform.api.AgreementsApi.Preview;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** How agreements are printed. */
final class AgreementOutput {

    private static final String ROW = "%-38s %-36s %-22s %-10s %-16s %s";

    @Option(names = "--json", description = "JSON, for scripts.")
    private boolean json;

    void print(Agreement agreement, CommandSpec spec) {
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.text(agreement));
        } else {
            AgreementText.summary(agreement).forEach(out::println);
        }
    }

    /** With all that happened. */
    void printWithHistory(Agreement agreement, CommandSpec spec) {
        print(agreement, spec);
        if (!json) {
            AgreementText.history(agreement).forEach(spec.commandLine().getOut()::println);
        }
    }

    /** Each as if it were the only one. */
    void printWhole(List<Agreement> agreements, CommandSpec spec) {
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.text(agreements));
        } else {
            printApart(agreements.stream().map(AgreementText::summary).toList(), out);
        }
    }

    void printPreviews(List<Preview> previews, CommandSpec spec) {
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.text(previews));
        } else {
            printApart(previews.stream().map(AgreementText::preview).toList(), out);
        }
    }

    /** In a table. */
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
        out.println(ROW.formatted("ID", "PORT", "CONSUMER", "STATE", "WAITS FOR", "PURPOSE"));
        agreements.forEach(agreement -> out.println(ROW.formatted(
                agreement.id(),
                agreement.port(),
                agreement.consumer(),
                agreement.state(),
                WaitingText.stage(agreement),
                agreement.purpose())));
        agreements.forEach(agreement -> NoticeText.of(agreement).forEach(out::println));
    }

    private static void printApart(List<List<String>> blocks, PrintWriter out) {
        for (var i = 0; i < blocks.size(); i++) {
            if (i > 0) {
                out.println();
            }
            blocks.get(i).forEach(out::println);
        }
    }
}
