package org.finmesh.platform.processing.meter;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.finmesh.platform.processing.record.EventTime;

/** Looks, through a consumer of its own, at what waits in a topology's inputs. Not thread-safe. */
final class Backlog implements AutoCloseable {

    /** No record waits. */
    static final long NOTHING_WAITS = Long.MAX_VALUE;

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Consumer<byte[], byte[]> consumer;

    /** @param consumer read_committed, without a group, small fetches; closed with this */
    Backlog(Consumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    /**
     * The event time of the oldest record that is not processed yet, in microseconds, or {@link #NOTHING_WAITS}.
     *
     * @param progress how far each input is processed; a partition of which nothing was processed since the start is not
     *     looked at
     * @throws org.apache.kafka.common.KafkaException when Kafka does not answer within 2 s
     */
    long oldestWaitingUs(List<PortMeter.Progress> progress) {
        if (progress.isEmpty()) {
            return NOTHING_WAITS;
        }
        var partitions = progress.stream().map(PortMeter.Progress::partition).toList();
        var ends = consumer.endOffsets(partitions, PATIENCE);
        var waiting = progress.stream()
                .filter(done -> ends.getOrDefault(done.partition(), 0L) > done.nextOffset())
                .toList();
        if (waiting.isEmpty()) {
            return NOTHING_WAITS;
        }
        consumer.assign(waiting.stream().map(PortMeter.Progress::partition).toList());
        waiting.forEach(from -> consumer.seek(from.partition(), from.nextOffset()));
        var oldest = NOTHING_WAITS;
        for (var record : consumer.poll(PATIENCE)) {
            oldest = Math.min(oldest, EventTime.of(record.headers(), record.timestamp()));
        }
        return oldest;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
