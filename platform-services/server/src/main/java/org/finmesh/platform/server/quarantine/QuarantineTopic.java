package org.finmesh.platform.server.quarantine;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.finmesh.platform.contract.PortId;
import org.jspecify.annotations.Nullable;

/** Reads one port's quarantine, a topic of one partition, as it is committed. For one thread. */
final class QuarantineTopic implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final TopicPartition partition;
    private final KafkaConsumer<byte[], byte[]> consumer;

    /** @param clientConfig how to log in */
    QuarantineTopic(PortId port, Map<String, Object> clientConfig) {
        this(port, clientConfig, null);
    }

    /** @param group that what was read is committed in; null for none */
    QuarantineTopic(PortId port, Map<String, Object> clientConfig, @Nullable String group) {
        this.partition = new TopicPartition(port.quarantineTopic(), 0);
        var config = new HashMap<>(clientConfig);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        if (group != null) {
            config.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        }
        this.consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer.assign(List.of(partition));
    }

    /** @throws org.apache.kafka.common.errors.TimeoutException when Kafka does not answer */
    long begin() {
        return consumer.beginningOffsets(List.of(partition)).get(partition);
    }

    /** @throws org.apache.kafka.common.errors.TimeoutException when Kafka does not answer */
    long end() {
        return consumer.endOffsets(List.of(partition)).get(partition);
    }

    /** How far the group is; 0 where it has not begun. */
    long committed() {
        var committed = consumer.committed(Set.of(partition)).get(partition);
        return committed == null ? 0 : committed.offset();
    }

    TopicPartition partition() {
        return partition;
    }

    /**
     * Shows each record to {@code taker}, until it has enough.
     *
     * @param end exclusive
     * @param taker false when it wants no more
     * @return where to read on: {@code end} or greater where all was shown
     * @throws org.apache.kafka.common.errors.TimeoutException when Kafka does not answer
     */
    long read(long from, long end, Predicate<QuarantinedRecord> taker) {
        var next = Math.max(from, begin());
        consumer.seek(partition, next);
        var waitsUntil = System.nanoTime() + PATIENCE.toNanos();
        while (next < end) {
            for (var record : consumer.poll(POLL).records(partition)) {
                if (record.offset() >= end) {
                    return end;
                }
                if (!taker.test(new QuarantinedRecord(record))) {
                    return record.offset() + 1;
                }
            }
            // What is no record, such as the end of a transaction, takes offsets too.
            var position = consumer.position(partition);
            if (position > next) {
                waitsUntil = System.nanoTime() + PATIENCE.toNanos();
            } else if (System.nanoTime() > waitsUntil) {
                throw new org.apache.kafka.common.errors.TimeoutException(
                        "%s gives nothing after offset %d".formatted(partition.topic(), next));
            }
            next = position;
        }
        return next;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
