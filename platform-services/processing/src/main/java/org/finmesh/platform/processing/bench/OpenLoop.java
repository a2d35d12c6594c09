package org.finmesh.platform.processing.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.finmesh.platform.processing.record.EventTime;

/**
 * How long records take from the source to a reader of committed records, sent at set times whether the ones before have come
 * through or not: a pipeline that stops for a while is charged for all who waited meanwhile.
 */
final class OpenLoop implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long AHEAD_US = 200_000;

    private final PipelineTopics topics;
    private final GeneratedBookings bookings = new GeneratedBookings();
    private final Producer<byte[], byte[]> producer;
    private final ArrivalReader reader;
    private int sent;

    /** @param topics with an empty output */
    OpenLoop(PipelineTopics topics) {
        this.topics = topics;
        var properties = new HashMap<>(topics.kafka());
        properties.put("compression.type", "lz4");
        properties.put("linger.ms", 2);
        this.producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
        this.reader = new ArrivalReader(topics);
    }

    /** Sends at a rate and waits until all have come. */
    PacedRun run(int perSecond, int seconds, Pipeline pipeline) throws Exception {
        var run = PacedRun.of(perSecond, seconds, EventTime.micros(Instant.now()) + AHEAD_US);
        reader.expect(run);
        var expected = 0;
        for (var i = 0; i < run.records(); i++) {
            awaitUs(run.dueUs(i));
            producer.send(topics.booking(bookings, sent, run.dueUs(i)));
            expected += pipeline.publishes(sent) ? 1 : 0;
            sent++;
        }
        pipeline.await(() -> arrived(run), expected, PATIENCE);
        return run;
    }

    private long arrived(PacedRun run) {
        if (reader.failure() instanceof Throwable failure) {
            throw new IllegalStateException("the output cannot be read", failure);
        }
        return run.arrived().get();
    }

    private static void awaitUs(long dueUs) {
        var leftUs = dueUs - EventTime.micros(Instant.now());
        while (leftUs > 0) {
            LockSupport.parkNanos(leftUs * 1_000);
            leftUs = dueUs - EventTime.micros(Instant.now());
        }
    }

    @Override
    public void close() {
        producer.close();
        reader.close();
    }
}
