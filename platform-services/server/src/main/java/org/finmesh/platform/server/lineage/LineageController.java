package org.finmesh.platform.server.lineage;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.finmesh.platform.api.LineageApi;
import org.finmesh.platform.lineage.Dataset;
import org.finmesh.platform.lineage.Direction;
import org.finmesh.platform.lineage.FieldRef;
import org.finmesh.platform.lineage.Lineage;
import org.finmesh.platform.lineage.LineageError;
import org.finmesh.platform.lineage.LineageException;
import org.finmesh.platform.server.identity.CurrentCaller;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RestController;

@RestController
class LineageController implements LineageApi {

    private static final int EVENT_BYTES_MAX = 4 << 20;

    private final Lineage lineage;
    private final Reach reach;
    private final Traces traces;
    private final CurrentCaller caller;

    LineageController(Lineage lineage, Reach reach, Traces traces, CurrentCaller caller) {
        this.lineage = lineage;
        this.reach = reach;
        this.traces = traces;
        this.caller = caller;
    }

    @Override
    public Taken take(byte[] json) {
        var sender = caller.get();
        if (!sender.platform() && sender.owns().isEmpty()) {
            throw new LineageException(
                    LineageError.NOT_A_REPORTER,
                    "%s is neither of the platform team nor owner of a domain, who may send lineage events"
                            .formatted(sender.user()));
        }
        if (json.length > EVENT_BYTES_MAX) {
            throw new LineageException(
                    LineageError.EVENT_BOUNDS, "an event has at most 4 MiB; send several with fewer datasets each");
        }
        var event = lineage.read(json);
        Claims.requireOutputsOf(event, domain -> sender.platform() || sender.owns(domain));
        return new Taken(lineage.take(event, json));
    }

    @Override
    public FieldLineage fields(String of, String direction, boolean direct) {
        var start = asked(of, FieldRef::parse);
        var way = direction(direction);
        return new FieldLineage(
                start.toString(),
                label(way),
                lineage.walk(start, way, direct).stream()
                        .map(edge -> new FieldFlow(
                                edge.from().toString(),
                                edge.to().toString(),
                                edge.direct(),
                                edge.how(),
                                edge.job(),
                                edge.firstSeen().toString(),
                                edge.lastSeen().toString(),
                                edge.stale()))
                        .toList());
    }

    @Override
    public DatasetLineage datasets(String of, String direction) {
        var start = asked(of, Dataset::named);
        var way = direction(direction);
        return new DatasetLineage(
                start.toString(),
                label(way),
                lineage.walk(start, way).stream()
                        .map(flow -> new DatasetFlow(
                                flow.source().name(),
                                flow.target().name(),
                                flow.job(),
                                flow.firstSeen().toString(),
                                flow.lastSeen().toString(),
                                flow.stale()))
                        .toList());
    }

    @Override
    public Impact impact(String of) {
        var start =
                of.contains(":") ? asked(of, FieldRef::parse) : new FieldRef(asked(of, Dataset::named), FieldRef.ALL);
        return new Impact(of, reach.impact(start, caller.get()));
    }

    @Override
    public List<PersonalField> personal(@Nullable String port) {
        return reach.personal(
                Optional.ofNullable(port).map(text -> asked(text, org.finmesh.platform.contract.PortId::parse)));
    }

    @Override
    public List<Undeclared> undeclared() {
        return lineage.undeclaredInputs().stream()
                .map(input -> new Undeclared(
                        input.port().toString(),
                        input.input().name(),
                        input.saidBy(),
                        input.firstSeen().toString(),
                        input.lastSeen().toString(),
                        Optional.ofNullable(input.endedAt())
                                .map(Instant::toString)
                                .orElse(null)))
                .toList();
    }

    @Override
    public Trace trace(String traceId) {
        return traces.of(traceId, caller.get());
    }

    private static <T> T asked(String text, Function<String, T> form) {
        try {
            return form.apply(text);
        } catch (IllegalArgumentException unusable) {
            throw new LineageException(LineageError.BAD_QUESTION, String.valueOf(unusable.getMessage()));
        }
    }

    private static Direction direction(String text) {
        return asked(text, name -> switch (name) {
            case "upstream" -> Direction.UPSTREAM;
            case "downstream" -> Direction.DOWNSTREAM;
            default ->
                throw new IllegalArgumentException("direction '%s' is neither upstream nor downstream".formatted(name));
        });
    }

    private static String label(Direction direction) {
        return direction.name().toLowerCase(Locale.ROOT);
    }
}
