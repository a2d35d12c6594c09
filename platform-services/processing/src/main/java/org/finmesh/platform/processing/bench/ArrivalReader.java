package org.finmesh.platform.processing.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.finmesh.platform.processing.record.EventTime;
import org.jspecify.annotations.Nullable;

/** Reads committed records of the output, on a thread of its own, and says of each when it came. */
final class ArrivalReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Thread thread = Thread.ofPlatform().name("arrivals").unstarted(this::read);
    private volatile @Nullable PacedRun expected;
    private volatile @Nullable Throwable failure;

    ArrivalReader(PipelineTopics topics) {
        var properties = new HashMap<>(topics.kafka());
        properties.putAll(Map.of("isolation.level", "read_committed", "enable.auto.commit", false));
        this.consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        var output = PipelineTopics.partitions(topics.port().topic());
        consumer.assign(output);
        consumer.seekToBeginning(output);
        thread.start();
    }

    /** From now on, these are counted, and no others. */
    void expect(PacedRun run) {
        expected = run;
    }

    @Nullable
    Throwable failure() {
        return failure;
    }

    private void read() {
        try (consumer) {
            while (true) {
                var records = consumer.poll(POLL);
                var nowUs = EventTime.micros(Instant.now());
                records.forEach(record -> count(record, nowUs));
            }
        } catch (WakeupException _) {
            // By close.
        } catch (KafkaException wrong) {
            failure = wrong;
        }
    }

    private void count(ConsumerRecord<byte[], byte[]> record, long nowUs) {
        var run = expected;
        var dueUs = EventTime.of(record.headers(), record.timestamp());
        if (run != null && run.has(dueUs)) {
            run.arrived(dueUs, nowUs);
        }
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
