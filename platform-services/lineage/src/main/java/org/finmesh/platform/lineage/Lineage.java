package org.finmesh.platform.lineage;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.finmesh.platform.contract.PortId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The flows that were observed. What is not seen any more is told as stale, and never forgotten. */
@Service
public class Lineage {

    /** A repeat of an event comes soon after it, or never. */
    private static final Duration REPEATS_WITHIN = Duration.ofDays(7);

    /** No event of the future is taken: it would be seen again for ever. */
    private static final Duration AHEAD_MAX = Duration.ofMinutes(10);

    private static final int DEPTH_MAX = 30;
    private static final int EDGES_MAX = 5_000;

    private final Flows flows;
    private final UndeclaredInputs undeclared;
    private final Forwarding forwarding;
    private final Duration staleAfter;
    private final Clock clock = Clock.systemUTC();

    /** @param staleAfter from when on a flow that was not seen again may be over */
    Lineage(
            Flows flows,
            UndeclaredInputs undeclared,
            Forwarding forwarding,
            @Value("${finmesh.lineage.stale-after:PT24H}") Duration staleAfter) {
        this.flows = flows;
        this.undeclared = undeclared;
        this.forwarding = forwarding;
        this.staleAfter = staleAfter;
    }

    /**
     * What a running product says once a second that it reads and writes: all of it.
     *
     * @param inputs topics by name, relations as {@code schema.view}
     */
    @Transactional
    public void observed(PortId port, Collection<String> inputs, Collection<String> outputs, Instant at) {
        if (outputs.isEmpty()) {
            return;
        }
        var from = datasets(inputs);
        from.removeIf(input -> input.isBeside(port));
        var to = datasets(outputs);
        to.removeIf(output -> !output.equals(Dataset.of(port)) && output.isBeside(port));
        if (flows.put(from, to, port.toString(), at)) {
            undeclared.seen(port, from, UndeclaredInputs.MEASUREMENT, at);
        }
    }

    private static Set<Dataset> datasets(Collection<String> names) {
        var datasets = new LinkedHashSet<Dataset>();
        names.forEach(name -> datasets.add(Dataset.named(name)));
        return datasets;
    }

    /** @throws LineageException when {@code json} is no OpenLineage event, naming all that is wrong */
    public LineageEvent read(byte[] json) {
        var event = EventReader.read(json);
        if (event.at().isAfter(clock.instant().plus(AHEAD_MAX))) {
            throw new LineageException(
                    LineageError.INVALID_EVENT,
                    "eventTime %s is in the future: see that the clock is right".formatted(event.at()));
        }
        return event;
    }

    /**
     * Takes up what an event says. One that was taken before changes nothing.
     *
     * @param json that {@code event} was read from
     * @return false when it was taken before
     */
    @Transactional
    public boolean take(LineageEvent event, byte[] json) {
        var job = event.job();
        if (!flows.isNew(sha256(json), event, clock.instant())) {
            return false;
        }
        forwarding.add(json);
        if (job != null) {
            flows.put(event.inputs(), event.outputs(), job, event.at());
            flows.put(event.flows(), job, event.at());
            event.outputs().stream()
                    .flatMap(output -> output.port().stream())
                    .distinct()
                    .sorted()
                    .forEach(port -> undeclared.seen(port, event.inputs(), job, event.at()));
        }
        return true;
    }

    private static byte[] sha256(byte[] json) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(json);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What flows into or out of any of these, by source and target. */
    public List<Flow> flows(Collection<Dataset> datasets) {
        return flows.of(datasets, staleBefore());
    }

    /** The flows between datasets from here on, nearest first, at most 30 steps far and 5,000 flows. */
    public List<Flow> walk(Dataset start, Direction direction) {
        var found = new LinkedHashSet<Flow>();
        var known = new HashSet<>(Set.of(start));
        var open = new ArrayList<>(known);
        for (var depth = 0; depth < DEPTH_MAX && !open.isEmpty() && found.size() < EDGES_MAX; depth++) {
            var at = Set.copyOf(open);
            open.clear();
            for (var flow : flows.of(at, staleBefore())) {
                var here = direction == Direction.UPSTREAM ? flow.target() : flow.source();
                var next = direction == Direction.UPSTREAM ? flow.source() : flow.target();
                if (at.contains(here)) {
                    found.add(flow);
                    if (known.add(next)) {
                        open.add(next);
                    }
                }
            }
        }
        return List.copyOf(found);
    }

    /**
     * The flows between fields from here on, nearest first, at most 30 steps far and 5,000 edges.
     *
     * @param directOnly only those in which a value is made from another
     */
    public List<FieldEdge> walk(FieldRef start, Direction direction, boolean directOnly) {
        var found = new LinkedHashSet<FieldEdge>();
        var known = new HashSet<>(Set.of(start));
        var open = new ArrayList<>(known);
        for (var depth = 0; depth < DEPTH_MAX && !open.isEmpty() && found.size() < EDGES_MAX; depth++) {
            var edges = flows.of(open, direction, staleBefore());
            open.clear();
            for (var edge : edges) {
                if (edge.direct() || !directOnly) {
                    found.add(edge);
                    var next = direction == Direction.UPSTREAM ? edge.from() : edge.to();
                    if (known.add(next)) {
                        open.add(next);
                    }
                }
            }
        }
        return List.copyOf(found);
    }

    /** What products read, or read once, and do not declare: those that still do first. */
    public List<UndeclaredInput> undeclaredInputs() {
        return undeclared.latest();
    }

    private Instant staleBefore() {
        return clock.instant().minus(staleAfter);
    }

    @Transactional
    @Scheduled(fixedDelay = 1, initialDelay = 1, timeUnit = TimeUnit.MINUTES)
    void endWhatIsOver() {
        undeclared.endNotSeenFor(staleAfter, clock.instant());
    }

    @Scheduled(fixedDelay = 60, initialDelay = 2, timeUnit = TimeUnit.MINUTES)
    void forgetOldEvents() {
        flows.forgetEventsOlderThan(REPEATS_WITHIN, clock.instant());
    }
}
