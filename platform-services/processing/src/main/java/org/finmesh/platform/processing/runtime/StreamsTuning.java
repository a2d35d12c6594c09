package org.finmesh.platform.processing.runtime;

import java.time.Duration;
import java.util.Comparator;
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
 * How Kafka Streams runs a product: exactly once, with a commit in a fifth of the freshness that the contract promises, within
 * 25 ms and 1 s; every 100 ms where it promises none. Each commit costs the broker a transaction over all partitions written,
 * so that a promise made tighter than its readers need is paid for by all products. Larger fetches and batches than Kafka's
 * own, which are for many small partitions, within bounds on memory.
 */
public final class StreamsTuning {

    private static final Duration COMMIT = Duration.ofMillis(100);
    private static final Duration COMMIT_MIN = Duration.ofMillis(25);
    private static final Duration COMMIT_MAX = Duration.ofSeconds(1);
    private static final int COMMITS_IN_PROMISE = 5;
    private static final int MIB = 1 << 20;

    private final Map<String, Object> properties = new HashMap<>();

    private StreamsTuning() {}

    static Map<String, Object> of(Contract contract) {
        return of(commitInterval(contract));
    }

    /** The same for whoever has no contract. */
    public static Map<String, Object> of(Duration commit) {
        var tuning = new StreamsTuning();
        tuning.commitEvery(commit);
        tuning.read();
        tuning.write(commit);
        tuning.keepState();
        return tuning.properties;
    }

    public static Duration commitInterval(Contract contract) {
        return contract.serviceLevels().stream()
                .filter(level -> level.property().equals("freshness"))
                .map(ServiceLevel::duration)
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder())
                .map(promise -> promise.dividedBy(COMMITS_IN_PROMISE))
                .map(interval -> interval.compareTo(COMMIT_MIN) < 0 ? COMMIT_MIN : interval)
                .map(interval -> interval.compareTo(COMMIT_MAX) > 0 ? COMMIT_MAX : interval)
                .orElse(COMMIT);
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

    /** Readers see nothing before the commit, which flushes: to send sooner would only be to send more often. */
    private void write(Duration commit) {
        producer(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        producer(ProducerConfig.LINGER_MS_CONFIG, commit.toMillis());
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
