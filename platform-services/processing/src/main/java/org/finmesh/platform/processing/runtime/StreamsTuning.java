package org.finmesh.platform.processing.runtime;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.finmesh.platform.contract.Contract;
import org.finmesh.platform.contract.Contract.ServiceLevel;

/**
 * How Kafka Streams runs a product: exactly once, with a commit every 100 ms, or every 25 ms where the contract promises a
 * freshness of 200 ms or less. Larger fetches and batches than Kafka's own, which are for many small partitions, within
 * bounds on memory.
 */
final class StreamsTuning {

    private static final Duration COMMIT = Duration.ofMillis(100);
    private static final Duration COMMIT_SOON = Duration.ofMillis(25);
    private static final Duration SOON = Duration.ofMillis(200);
    private static final int MIB = 1 << 20;

    private final Map<String, Object> properties = new HashMap<>();

    private StreamsTuning() {}

    static Map<String, Object> of(Contract contract) {
        var tuning = new StreamsTuning();
        tuning.commitEvery(commitInterval(contract));
        tuning.read();
        tuning.write();
        tuning.keepState();
        return tuning.properties;
    }

    static Duration commitInterval(Contract contract) {
        return contract.serviceLevels().stream()
                        .filter(level -> level.property().equals("freshness"))
                        .map(ServiceLevel::duration)
                        .flatMap(Optional::stream)
                        .anyMatch(promise -> promise.compareTo(SOON) <= 0)
                ? COMMIT_SOON
                : COMMIT;
    }

    /** A commit comes after a poll has returned: while nothing more arrives, that is what it waits for. */
    private void commitEvery(Duration interval) {
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, interval.toMillis());
        properties.put(StreamsConfig.POLL_MS_CONFIG, interval.toMillis() / 5);
    }

    /** The short session lets another process take the partitions of one that does not come back. */
    private void read() {
        consumer(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        consumer(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
        consumer(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 2_000);
        consumer(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 16 * MIB);
        consumer(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 4 * MIB);
        consumer(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
        properties.put(StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG, 10_000);
    }

    private void write() {
        producer(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        producer(ProducerConfig.LINGER_MS_CONFIG, 5);
        producer(ProducerConfig.BATCH_SIZE_CONFIG, 256 << 10);
        producer(ProducerConfig.BUFFER_MEMORY_CONFIG, 32L * MIB);
        producer(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 2 * MIB);
        // A commit that the broker is still finishing makes the next record wait this long, not the usual 100 ms.
        producer(CommonClientConfigs.RETRY_BACKOFF_MS_CONFIG, 10L);
        producer(CommonClientConfigs.RETRY_BACKOFF_MAX_MS_CONFIG, 1_000L);
    }

    /** Where a second process of the domain runs, it keeps a copy of the state, and goes on at once when the first is gone. */
    private void keepState() {
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 1);
        properties.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, 1);
        properties.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, -1);
        properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 16L * MIB);
        properties.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedStores.class);
        properties.put(StreamsConfig.restoreConsumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), 10_000);
    }

    private void consumer(String name, Object value) {
        properties.put(StreamsConfig.consumerPrefix(name), value);
    }

    private void producer(String name, Object value) {
        properties.put(StreamsConfig.producerPrefix(name), value);
    }
}
