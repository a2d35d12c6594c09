package org.finmesh.platform.cli;

import java.io.PrintWriter;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.finmesh.platform.api.AuditApi.AsOf;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mesh audit as-of}. */
@Command(
        name = "as-of",
        mixinStandardHelpOptions = true,
        description =
                "Say who could read a product at an instant, under which policies and by whose decision, as the trail has it.")
final class AuditAsOfCommand implements Callable<Integer> {

    @Mixin
    private ApiOptions api;

    @Parameters(paramLabel = "INSTANT", description = "ISO 8601, UTC: 2026-11-24T10:00:00Z; or now.")
    private String instant;

    @Option(names = "--product", paramLabel = "ID", required = true, description = "Such as treasury.fx-rates.")
    private String product;

    @Option(names = "--json", description = "One JSON object, for scripts.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        var answer = api.asPersonOrOperator(spec).audit().asOf(instant().toString(), product);
        if (json) {
            spec.commandLine().getOut().println(Json.text(answer));
        } else {
            print(answer, spec.commandLine().getOut());
        }
        return 0;
    }

    private Instant instant() {
        try {
            return instant.equals("now") ? Instant.now().truncatedTo(ChronoUnit.MICROS) : Instant.parse(instant);
        } catch (DateTimeException malformed) {
            throw new ParameterException(
                    spec.commandLine(), "'%s' is no instant such as 2026-11-24T10:00:00Z".formatted(instant));
        }
    }

    private static void print(AsOf answer, PrintWriter out) {
        var publication = answer.publication();
        if (publication == null) {
            out.printf("%s at %s: nothing was published%n", answer.product(), answer.instant());
            return;
        }
        out.printf(
                "%s at %s: version %s, published by %s at %s (entry %d)%n",
                answer.product(),
                answer.instant(),
                publication.version(),
                publication.by(),
                publication.at(),
                publication.entry());
        out.printf("  judged by %s%n", Objects.requireNonNullElse(publication.policyVersion(), "no policy"));
        if (answer.readers().isEmpty()) {
            out.println("  nobody outside of its domain could read it");
        }
        for (var reader : answer.readers()) {
            out.printf(
                    "  %s could read %s since %s: approved by %s%s (entry %d, agreement %s)%n",
                    reader.consumer(),
                    reader.port(),
                    reader.since(),
                    Objects.requireNonNullElse(reader.approvedBy(), "nobody on the trail"),
                    reader.note() == null || reader.note().isBlank() ? "" : ", \"" + reader.note() + "\"",
                    reader.entry(),
                    reader.agreement());
            if (reader.policyVersion() != null) {
                out.printf("    under %s%n", reader.policyVersion());
            }
        }
    }
}
