package org.finmesh.platform.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.finmesh.platform.api.QuarantineApi.Bytes;
import org.finmesh.platform.api.QuarantineApi.Page;
import org.finmesh.platform.api.QuarantineApi.Quarantined;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mesh quarantine}. */
@Command(
        name = "quarantine",
        mixinStandardHelpOptions = true,
        description = {
            "Show what a port did not publish, and why: first how many there are of each reason, then the records as they came.",
            "For owners and stewards of the port's domain; that you looked is on the audit trail."
        },
        subcommands = {QuarantineReplayCommand.class, QuarantineReplaysCommand.class, CommandLine.HelpCommand.class})
final class QuarantineCommand implements Callable<Integer> {

    @Mixin
    private ApiOptions api;

    @Parameters(paramLabel = "PORT", arity = "0..1", description = "Such as treasury.fx-rates.v1.")
    @Nullable
    private String port;

    @Option(
            names = "--from",
            paramLabel = "OFFSET",
            defaultValue = "0",
            description = "Offset in the quarantine to begin at; the beginning unless given.")
    private long from;

    @Option(names = "--reason", paramLabel = "CODE", description = "Only those of this reason.")
    @Nullable
    private String reason;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "20", description = "1 to 100; 20 unless given.")
    private int limit;

    @Option(names = "--json", description = "JSON, for scripts.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (port == null) {
            throw new ParameterException(spec.commandLine(), "Say which port: ./mesh quarantine treasury.fx-rates.v1");
        }
        var page = api.asPerson(spec).quarantine().quarantined(port, from, reason, limit);
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.text(page));
        } else {
            print(page, out);
        }
        return 0;
    }

    private static void print(Page page, PrintWriter out) {
        if (page.reasons().isEmpty()) {
            out.println("nothing is in quarantine");
            return;
        }
        out.printf("%9s  %-32s %s%n", "RECORDS", "REASON", "OFFSETS");
        page.reasons()
                .forEach(reason -> out.printf(
                        "%9d  %-32s %d to %d%n",
                        reason.records(), reason.code(), reason.firstOffset(), reason.lastOffset()));
        page.records().forEach(record -> print(record, out));
        if (page.next() != null) {
            out.println();
            out.println("There are more: --from " + page.next());
        }
    }

    private static void print(Quarantined record, PrintWriter out) {
        out.println();
        out.printf("%d  %s  %s%n", record.offset(), record.reasonCode(), TerminalText.of(record.reason()));
        out.printf(
                "  from %s, happened %s, quarantined %s%s%n",
                record.origin(),
                record.eventTime(),
                record.quarantinedAt(),
                record.replayedAt() == null ? "" : ", replayed " + record.replayedAt());
        out.println("  " + text(record.value()));
    }

    private static String text(@Nullable Bytes bytes) {
        if (bytes == null) {
            return "(no value)";
        }
        return bytes.text() == null ? "base64 " + bytes.base64() : TerminalText.of(bytes.text());
    }
}
