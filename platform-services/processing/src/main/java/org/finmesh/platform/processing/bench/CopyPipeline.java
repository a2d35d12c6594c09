package org.finmesh.platform.processing.bench;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * The least that there is: committed records as they are, from a consumer to an idempotent producer, without transactions, so
 * that readers see each at once, and after a crash some twice.
 */
final class CopyPipeline implements Pipeline {

    private static final Duration POLL = Duration.ofMillis(100);

    private final String group;
    private final String from;
    private final String to;
    private final long commitNs;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Thread thread = Thread.ofPlatform().name("copy").unstarted(this::run);
    private volatile @Nullable Throwable failure;

    CopyPipeline(String group, String from, String to, Duration commit, Map<String, Object> kafka) {
        this.group = group;
        this.from = from;
        this.to = to;
        this.commitNs = commit.toNanos();
        this.consumer = consumer(kafka);
        this.producer = producer(kafka);
    }

    private KafkaConsumer<byte[], byte[]> consumer(Map<String, Object> kafka) {
        var properties = new HashMap<>(kafka);
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
        properties.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 16 << 20);
        properties.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 4 << 20);
        return new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static KafkaProducer<byte[], byte[]> producer(Map<String, Object> kafka) {
        var properties = new HashMap<>(kafka);
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        properties.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 << 10);
        return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @Override
    public String group() {
        return group;
    }

    @Override
    public void start() {
        thread.start();
    }

    private void run() {
        try (producer;
                consumer) {
            consumer.subscribe(List.of(from));
            var nextCommitNs = System.nanoTime() + commitNs;
            while (failure == null) {
                for (var record : consumer.poll(POLL)) {
                    producer.send(
                            new ProducerRecord<>(
                                    to, record.partition(), record.key(), record.value(), record.headers()),
                            (_, wrong) -> failure = wrong == null ? failure : wrong);
                }
                if (System.nanoTime() - nextCommitNs >= 0) {
                    producer.flush();
                    consumer.commitSync();
                    nextCommitNs = System.nanoTime() + commitNs;
                }
            }
        } catch (WakeupException _) {
            // By close.
        } catch (KafkaException wrong) {
            failure = wrong;
        }
    }

    /** It looks at none. */
    @Override
    public boolean publishes(int number) {
        return true;
    }

    @Override
    public @Nullable Throwable failure() {
        return failure;
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
