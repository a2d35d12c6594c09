package org.finmesh.platform.processing.meter;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.apache.kafka.common.TopicPartition;
import org.finmesh.platform.contract.Contract;
import org.finmesh.platform.contract.PortId;
import org.finmesh.platform.processing.quality.RuleMeter;
import org.jspecify.annotations.Nullable;

/**
 * Counts what one port does. Written by stream threads and the table port without locks or allocation, read once a second.
 * All times are microseconds since the epoch.
 */
public final class PortMeter {

    private static final long NONE = Long.MIN_VALUE;

    /** Nothing came for so long, and whatever comes would have been seen: readers have all there is. */
    private static final long IDLE_US = 5_000_000;

    private final PortId port;
    private final RuleMeter rules;
    private final LongSupplier nowUs;
    private final LongAdder published = new LongAdder();
    private final LongAdder quarantined = new LongAdder();
    private final LongAdder filtered = new LongAdder();
    private final LongAdder tableBatches = new LongAdder();
    private final Map<String, Input> inputs = new ConcurrentHashMap<>();
    private volatile long topicDelayUs = NONE;
    private volatile long tableDelayUs = NONE;
    private volatile long tableWaitingSinceUs = NONE;
    private volatile long topologyRunsSinceUs = NONE;
    private volatile long tableAtEndUs = NONE;
    private volatile boolean hasTable;
    private volatile long receivedUs = NONE;
    private volatile long inputsReadUpToUs = NONE;
    private volatile long tableRows;
    private volatile @Nullable Long latestFreshnessMs;
    private volatile Consumer<Duration> topicDelays = _ -> {};
    private volatile Consumer<Duration> tableDelays = _ -> {};

    public PortMeter(Contract contract) {
        this(contract, PortMeter::nowUs);
    }

    PortMeter(Contract contract, LongSupplier nowUs) {
        this.port = contract.port();
        this.rules = new RuleMeter(contract);
        this.nowUs = nowUs;
    }

    public PortId port() {
        return port;
    }

    /** What breaks the contract's rules. */
    public RuleMeter rules() {
        return rules;
    }

    /** A source record reached the topology. */
    public void received(String topic, int partition, long offset) {
        receivedUs = nowUs.getAsLong();
        passed(topic, partition, offset);
    }

    /** A record that is none of the product's, a canary, reached the topology. */
    public void passed(String topic, int partition, long offset) {
        inputs.computeIfAbsent(topic, ignored -> new Input()).received(partition, offset);
    }

    /** A record went to the topic port; readers see it with the next commit. */
    public void published(long eventTimeUs) {
        published.increment();
        topicDelayUs = nowUs.getAsLong() - eventTimeUs;
        topicDelays.accept(Duration.of(Math.max(0, topicDelayUs), ChronoUnit.MICROS));
    }

    /** A record was left out on purpose. */
    public void filtered() {
        filtered.increment();
    }

    /** Who wants each delay from now on: from the event to the topic, and to the table. */
    public void delaysTo(Consumer<Duration> topic, Consumer<Duration> table) {
        topicDelays = topic;
        tableDelays = table;
    }

    /** The topology has its partitions, or has lost them. */
    public void topologyRuns(boolean runs) {
        topologyRunsSinceUs = runs ? nowUs.getAsLong() : NONE;
    }

    /** There is a table port: readers of the table count too. */
    public void hasTable() {
        hasTable = true;
    }

    /** The table port asked for more and the topic had none. */
    public void tableAtEnd() {
        tableAtEndUs = nowUs.getAsLong();
    }

    /** Goes on from what an earlier process counted. */
    public void resume(long publishedBefore, long quarantinedBefore) {
        published.add(publishedBefore);
        quarantined.add(quarantinedBefore);
    }

    public void quarantined() {
        quarantined.increment();
    }

    /** The table port has read records that are not committed to the table yet, the oldest of this event time. */
    public void waitingForTable(long eventTimeUs) {
        tableWaitingSinceUs = eventTimeUs;
    }

    /** All that the table port has read is committed, the latest of this event time. */
    public void inTable(long eventTimeUs, long rows) {
        tableRows = rows;
        tableDelayUs = nowUs.getAsLong() - eventTimeUs;
        tableWaitingSinceUs = NONE;
        tableBatches.increment();
        tableDelays.accept(Duration.of(Math.max(0, tableDelayUs), ChronoUnit.MICROS));
    }

    public void tableRows(long rows) {
        tableRows = rows;
    }

    /** A dbt run that began to read its inputs at this instant is what readers see. */
    public void inputsReadUpTo(long instantUs, long rows) {
        inputsReadUpToUs = instantUs;
        tableRows = rows;
    }

    /** A dbt run put so many rows into the table. */
    public void publishedByRun(long records) {
        published.add(records);
    }

    public long publishedSoFar() {
        return published.sum();
    }

    public long quarantinedSoFar() {
        return quarantined.sum();
    }

    /** Since the process began. */
    public long filteredSoFar() {
        return filtered.sum();
    }

    /** Since the process began. */
    public long tableBatchesSoFar() {
        return tableBatches.sum();
    }

    public long rows() {
        return tableRows;
    }

    /** As it was last measured; null while it is unknown. */
    public @Nullable Long latestFreshnessMs() {
        return latestFreshnessMs;
    }

    void measured(@Nullable Long freshnessMs) {
        latestFreshnessMs = freshnessMs;
    }

    /** For each partition of the inputs that a record came from, the offset after the last one processed. */
    List<Progress> progress() {
        var progress = new ArrayList<Progress>();
        inputs.forEach((topic, input) -> input.addTo(topic, progress));
        return progress;
    }

    /**
     * See docs/architecture.md, "freshnessMs".
     *
     * @param waitingSinceUs event time of the oldest record that waits for the topology, or {@link Backlog#NOTHING_WAITS}
     * @return at least 0; null until the process has published something, or knows that nothing waits
     */
    @Nullable
    Long freshnessMs(long waitingSinceUs) {
        var now = nowUs.getAsLong();
        if (inputsReadUpToUs != NONE) {
            return Math.max(0, (now - inputsReadUpToUs) / 1_000);
        }
        var oldest =
                Math.min(waitingSinceUs, tableWaitingSinceUs == NONE ? Backlog.NOTHING_WAITS : tableWaitingSinceUs);
        if (oldest != Backlog.NOTHING_WAITS) {
            return Math.max(0, (now - oldest) / 1_000);
        }
        if (isIdle(now)) {
            return 0L;
        }
        var delay = tableDelayUs == NONE ? topicDelayUs : tableDelayUs;
        return delay == NONE ? null : Long.valueOf(Math.max(0, delay / 1_000));
    }

    /** A running topology would have received what waits, and a table port that asks would have been given it. */
    private boolean isIdle(long now) {
        var runsSince = topologyRunsSinceUs;
        var topologyIdle = runsSince != NONE && now - Math.max(runsSince, receivedUs) > IDLE_US;
        var tableIdle = !hasTable || tableAtEndUs != NONE && now - tableAtEndUs < IDLE_US;
        return topologyIdle && tableIdle;
    }

    static long nowUs() {
        var now = Instant.now();
        return now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000;
    }

    record Progress(TopicPartition partition, long nextOffset) {}

    /** The offset after the last processed one, by partition; one stream thread writes each. */
    private static final class Input {

        private final Map<Integer, AtomicLong> nextOffsets = new ConcurrentHashMap<>();

        void received(int partition, long offset) {
            nextOffsets.computeIfAbsent(partition, ignored -> new AtomicLong()).setRelease(offset + 1);
        }

        void addTo(String topic, List<Progress> progress) {
            nextOffsets.forEach((partition, next) ->
                    progress.add(new Progress(new TopicPartition(topic, partition), next.getAcquire())));
        }
    }
}
