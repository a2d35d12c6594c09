package org.finmesh.platform.processing.lineage;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
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

    /** So many first records of a kind are looked at, whatever their pace: a quiet product is known soon too. */
    private static final int FIRST = 50;

    private static final long PAUSE_NS = Duration.ofSeconds(10).toNanos();

    /** Whose turn it is: among what comes often, what comes seldom would hardly be looked at. */
    private record Asked(String operator, Class<?> record) {}

    /** Of one kind: how many samples were taken, and from when on the next is. */
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
    private final Map<String, String> readers = new ConcurrentHashMap<>();
    private final Map<Asked, Turn> turns = new ConcurrentHashMap<>();
    private final Map<String, Set<Class<?>>> types = new ConcurrentHashMap<>();
    private final FlowGraph graph = new FlowGraph(wires, this::isReadAs);
    private volatile String published = "";
    private volatile long version;
    private volatile boolean running;

    /**
     * @param later runs what it is given on one thread, soon or not at all
     * @param budget of CPU time for one sample
     */
    PortFlows(Consumer<Runnable> later, Duration budget, LongSupplier nanoTime) {
        this.later = later;
        this.probe = new Probe(budget, PortFlows::cpuNs);
        this.nanoTime = nanoTime;
    }

    /** Learns at once, of each sample all there is to learn: for tests. */
    public static PortFlows atOnce() {
        return new PortFlows(Runnable::run, Duration.ofMinutes(1), System::nanoTime);
    }

    @Override
    public void reads(String operator, String topic, Class<?> type) {
        readers.put(operator, topic);
        types.computeIfAbsent(topic, _ -> ConcurrentHashMap.newKeySet()).add(type);
    }

    private boolean isReadAs(String topic, String type) {
        return types.getOrDefault(topic, Set.of()).stream().anyMatch(read -> isOf(type, read));
    }

    private static boolean isOf(String type, Class<?> read) {
        return read.getName().equals(type)
                || read.isSealed()
                        && Arrays.stream(read.getPermittedSubclasses()).anyMatch(part -> isOf(type, part));
    }

    @Override
    public void follows(String operator, Set<String> others) {
        var into = wires.computeIfAbsent(operator, _ -> ConcurrentHashMap.newKeySet());
        others.forEach(other -> {
            var topic = readers.get(other);
            into.add(topic == null ? new Place(Kind.OUT_OF, other) : new Place(Kind.TOPIC, topic));
        });
    }

    @Override
    public void publishes(Set<String> operators, Class<?> type) {
        follows(FlowGraph.PUBLISH, operators);
        published = type.getName();
    }

    /** Of each kind of records that an operator gets, the first 50, then one in 10 seconds. */
    @Override
    public boolean wants(String operator, Object record) {
        var now = nanoTime.getAsLong();
        var turn = turns.computeIfAbsent(new Asked(operator, record.getClass()), _ -> new Turn(now));
        var next = turn.nextNs.get();
        if (now - next < 0 && turn.taken.get() >= FIRST || !turn.nextNs.compareAndSet(next, now + PAUSE_NS)) {
            return false;
        }
        turn.taken.incrementAndGet();
        return true;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T, R> void mapped(
            String operator,
            Function<? super T, ? extends @Nullable List<? extends R>> mapping,
            T input,
            List<? extends R> outputs) {
        tell(Sample.mapped(operator, input, other -> orNone(mapping.apply((T) other))));
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T, V, R> void joined(
            String operator,
            String table,
            BiFunction<? super T, ? super Lookup<V>, ? extends @Nullable R> mapping,
            T input,
            Map<String, @Nullable V> rows,
            R output) {
        tell(Sample.joined(operator, input, table, new LinkedHashMap<>(rows), (other, lookup) -> {
            R result = mapping.apply((T) other, (Lookup<V>) (Lookup<?>) lookup);
            return result == null ? List.of() : List.of(result);
        }));
    }

    @Override
    public <T, S, R> void folded(
            String operator,
            Function<? super T, String> key,
            Fold<? super T, S, ? extends R> step,
            @Nullable S state,
            T input,
            Instant eventTime,
            Fold.Step<S, ? extends R> outcome) {
        tell(Sample.folded(operator, input, state, eventTime, key, step));
    }

    /** Of this thread: on a busy machine a budget of passing time would be spent on waiting. */
    private static long cpuNs() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static List<?> orNone(@Nullable List<?> results) {
        return results == null ? List.of() : results;
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
    public List<FieldFlow> flows(Set<String> outputs) {
        synchronized (graph) {
            return graph.flows(published, outputs);
        }
    }
}
