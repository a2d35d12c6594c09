package org.finmesh.platform.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.finmesh.platform.api.LineageApi.Span;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mesh lineage trace}. */
@Command(
        name = "trace",
        mixinStandardHelpOptions = true,
        description = {
            "Show the path of one record through the mesh, by the trace id in its header traceparent; kept for a day.",
            "For the platform team, auditors, and owners of a domain that it went through."
        })
final class LineageTraceCommand implements Callable<Integer> {

    @Parameters(paramLabel = "TRACE", description = "32 hexadecimal digits: the second part of the header traceparent.")
    private String trace;

    @Mixin
    private ApiOptions api;

    @Option(names = "--json", description = "JSON, for scripts.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        var path = api.asPersonOrOperator(spec).lineage().trace(trace);
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.text(path));
        } else {
            path.spans().forEach(span -> out.println(line(span)));
        }
        return 0;
    }

    private static String line(Span span) {
        var tookMs = Duration.between(Instant.parse(span.startedAt()), Instant.parse(span.endedAt()))
                .toMillis();
        var attributes = span.attributes().entrySet().stream()
                .map(attribute -> attribute.getKey() + "=" + attribute.getValue())
                .collect(Collectors.joining(" "));
        return "%s %6d ms  %s %s %s"
                .formatted(span.startedAt(), tookMs, span.port(), span.name(), attributes)
                .stripTrailing();
    }
}
