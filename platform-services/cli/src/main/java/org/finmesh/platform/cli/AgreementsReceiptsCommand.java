package org.finmesh.platform.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.finmesh.platform.api.AgreementsApi.Agreement;
import org.finmesh.platform.api.ReceiptsApi.Attempt;
import org.finmesh.platform.api.ReceiptsApi.Receipt;
import org.finmesh.platform.cli.client.PlatformApi;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code mesh agreements receipts}. */
@Command(
        name = "receipts",
        mixinStandardHelpOptions = true,
        description = {
            "Show the proofs of an agreement, newest first: what the platform tried as the consumer after each grant, change and end, and what it saw.",
            "They are on the audit trail too: ./mesh audit export."
        })
final class AgreementsReceiptsCommand extends NamedAgreementCommand {

    @Option(names = "--json", description = "JSON, for scripts.")
    private boolean json;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where to; standard output unless given.")
    @Nullable
    private Path file;

    @Override
    String view() {
        return "mine";
    }

    @Override
    boolean fits(Agreement candidate) {
        return true;
    }

    @Override
    void act(PlatformApi platform, String id) {
        var receipts = platform.receipts().receipts(id);
        if (file == null) {
            print(receipts, spec.commandLine().getOut());
        } else {
            OutputFile.write(file, writer -> {
                var out = new PrintWriter(writer);
                print(receipts, out);
                if (out.checkError()) {
                    throw new java.io.IOException("not all of it could be written: is the disk full?");
                }
            });
        }
    }

    private void print(List<Receipt> receipts, PrintWriter out) {
        if (json) {
            out.println(Json.text(receipts));
        } else if (receipts.isEmpty()) {
            out.println("There are none yet: the first comes once access is granted.");
        } else {
            receipts.stream().flatMap(AgreementsReceiptsCommand::lines).forEach(out::println);
        }
    }

    private static Stream<String> lines(Receipt receipt) {
        var head = "%s  %-8s %s"
                .formatted(
                        receipt.at(),
                        receipt.occasion(),
                        receipt.holds() ? "holds" : "DOES NOT HOLD: an incident is open");
        return Stream.concat(Stream.of(head), receipt.attempts().stream().map(AgreementsReceiptsCommand::line));
    }

    private static String line(Attempt attempt) {
        return "  %-4s %-10s %s: %s, agreed is %s%s"
                .formatted(
                        attempt.seen().equals(attempt.expected()) ? "ok" : "BAD",
                        attempt.system(),
                        attempt.tried(),
                        attempt.seen(),
                        attempt.expected(),
                        attempt.detail().isBlank() ? "" : " (" + attempt.detail() + ")");
    }
}
