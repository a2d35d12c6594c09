package org.finmesh.platform.processing.lineage;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.finmesh.platform.processing.Fold;
import org.finmesh.platform.processing.Lookup;
import org.finmesh.platform.processing.lineage.Field.Place;
import org.finmesh.platform.processing.lineage.Field.Place.Kind;
import org.finmesh.platform.processing.stream.FlowObserver;
import org.jspecify.annotations.Nullable;

/**
 * What one port's topology tells of its operators while it runs, and what is learned from it. Told by stream threads, which
 * only hand a sample over now and then; learned on a thread of its own.
 */
public final class PortFlows implements FlowObserver {

    /** So many of an operator's first records are looked at, whatever their pace: a quiet product is known soon too. */
    private static final int FIRST = 100;

    private static final long PAUSE_NS = Duration.ofSeconds(1).toNanos();

    /** Of one operator: how many samples were taken, and from when on the next is. */
    private static final class Turn {

        private final AtomicLong taken = new AtomicLong();
        private final AtomicLong nextNs;

        Turn(long nowNs) {
            this.nextNs = new AtomicLong(nowNs);
        }
    }

    private final Consumer<Runnable> later;
    private final LongSupplier nanoTime;
    private final Probe probe;
    private final Map<String, Set<Place>> wires = new ConcurrentHashMap<>();
    private final Map<String, Turn> turns = new ConcurrentHashMap<>();
    private final FlowGraph graph = new FlowGraph(wires);
    private volatile String published = "";
    private volatile long version;
    private volatile boolean running;

    /**
     * @param later runs what it is given on one thread, soon or not at all
     * @param budget of one sample
     */
    PortFlows(Consumer<Runnable> later, Duration budget, LongSupplier nanoTime) {
        this.later = later;
        this.probe = new Probe(budget);
        this.nanoTime = nanoTime;
    }

    @Override
    public void follows(String operator, Upstream from) {
        var into = wires.computeIfAbsent(operator, _ -> ConcurrentHashMap.newKeySet());
        from.topics().forEach(topic -> into.add(new Place(Kind.TOPIC, topic)));
        from.operators().forEach(other -> into.add(new Place(Kind.OUT_OF, other)));
    }

    @Override
    public void publishes(Class<?> type) {
        published = type.getName();
    }

    /** The first 100, then one a second. */
    @Override
    public boolean wants(String operator) {
        var now = nanoTime.getAsLong();
        var turn = turns.computeIfAbsent(operator, _ -> new Turn(now));
        var next = turn.nextNs.get();
        if (now - next < 0 && turn.taken.get() >= FIRST || !turn.nextNs.compareAndSet(next, now + PAUSE_NS)) {
            return false;
        }
        turn.taken.incrementAndGet();
        return true;
    }

    @Override
    public void mapped(String operator, Object record, Function<Object, ? extends List<?>> mapping) {
        tell(Sample.mapped(operator, record, mapping));
    }

    @Override
    public void joined(
            String operator,
            Object record,
            String topic,
            Map<String, @Nullable Object> asked,
            BiFunction<Object, Lookup<Object>, ? extends List<?>> mapping) {
        tell(Sample.joined(operator, record, topic, asked, mapping));
    }

    @Override
    public <T, S, R> void folded(
            String operator,
            T record,
            @Nullable S state,
            Instant eventTime,
            Function<? super T, String> key,
            Fold<? super T, S, ? extends R> step) {
        tell(Sample.folded(operator, record, state, eventTime, key, step));
    }

    private void tell(Sample sample) {
        later.accept(() -> learn(sample));
    }

    private void learn(Sample sample) {
        var edges = new HashSet<>(probe.of(sample));
        synchronized (graph) {
            if (graph.add(edges)) {
                version++;
            }
        }
    }

    /** The topology has its partitions and works, or has lost them. */
    public void runs(boolean works) {
        running = works;
    }

    boolean running() {
        return running;
    }

    /** Grows with everything that was learned. */
    long version() {
        return version;
    }

    /** @param outputs the port's fields */
    List<FieldFlow> flows(Set<String> outputs) {
        synchronized (graph) {
            return graph.flows(published, outputs);
        }
    }
}
