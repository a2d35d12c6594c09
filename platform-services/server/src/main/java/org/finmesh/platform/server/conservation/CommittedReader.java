package org.finmesh.platform.server.conservation;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.finmesh.platform.server.KafkaAdminAccess;
import org.finmesh.platform.server.problems.ServerError;
import org.finmesh.platform.server.problems.ServerException;
import org.springframework.stereotype.Component;

/** Reads ranges of partitions, of transactions only those that were committed, a few MiB at a time. */
@Component
class CommittedReader {

    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration STALLED = Duration.ofSeconds(30);
    private static final int FETCH_BYTES_MAX = 16 << 20;

    private final KafkaAdminAccess kafka;

    CommittedReader(KafkaAdminAccess kafka) {
        this.kafka = kafka;
    }

    /**
     * Gives every record of the ranges to {@code taker}, each partition's in order.
     *
     * @throws ServerException KAFKA_UNAVAILABLE when nothing comes for 30 s: Kafka is away, or a transaction stays open
     */
    void read(Map<TopicPartition, Range> ranges, Consumer<ConsumerRecord<byte[], byte[]>> taker) {
        var open = new HashMap<>(ranges);
        open.values().removeIf(range -> range.length() == 0);
        if (open.isEmpty()) {
            return;
        }
        try (var consumer = new KafkaConsumer<>(config(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(open.keySet());
            open.forEach((partition, range) -> consumer.seek(partition, range.from()));
            read(consumer, open, taker);
        } catch (KafkaException e) {
            throw Offsets.unavailable(e);
        }
    }

    private static void read(
            KafkaConsumer<byte[], byte[]> consumer,
            Map<TopicPartition, Range> open,
            Consumer<ConsumerRecord<byte[], byte[]>> taker) {
        var progressed = System.nanoTime();
        while (!open.isEmpty()) {
            var records = consumer.poll(POLL);
            for (var item : records) {
                var range = open.get(new TopicPartition(item.topic(), item.partition()));
                if (range != null && range.contains(item.offset())) {
                    taker.accept(item);
                }
            }
            var done = open.entrySet().stream()
                    .filter(entry -> consumer.position(entry.getKey())
                            >= entry.getValue().to())
                    .map(Map.Entry::getKey)
                    .toList();
            consumer.pause(done);
            done.forEach(open::remove);
            if (!records.isEmpty() || !done.isEmpty()) {
                progressed = System.nanoTime();
            } else if (System.nanoTime() - progressed > STALLED.toNanos()) {
                throw stalled(open);
            }
        }
    }

    private static ServerException stalled(Map<TopicPartition, Range> open) {
        return new ServerException(
                ServerError.KAFKA_UNAVAILABLE,
                "nothing more came of %s for %d s: Kafka is away, or a transaction on it stays open; try again later"
                        .formatted(List.copyOf(open.keySet()), STALLED.toSeconds()));
    }

    private HashMap<String, Object> config() {
        var config = new HashMap<>(kafka.clientConfig());
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES_MAX);
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
        return config;
    }
}
