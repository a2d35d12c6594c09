package org.finmesh.platform.processing.runtime;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.finmesh.platform.processing.ProcessingError;
import org.finmesh.platform.processing.ProcessingException;
import org.finmesh.platform.processing.Source;
import org.finmesh.platform.processing.SourceWriter;
import org.finmesh.platform.processing.record.EventTime;
import org.finmesh.platform.processing.record.JsonRecords;
import org.finmesh.platform.processing.record.TraceParent;
import org.jspecify.annotations.Nullable;

/** A source's writer for one run of the source. */
final class KafkaSourceWriter implements SourceWriter, AutoCloseable {

    /** The SDK's quarantine must be able to hold what a source wrote, with the reason beside it. */
    private static final int VALUE_BYTES_MAX = 900_000;

    private static final long BUFFER_BYTES = 16L << 20;
    private static final long BLOCK_MS = 10_000;
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final int READ_BYTES = 8 << 20;

    private final Source source;
    private final Path stateFolder;
    private final KafkaClients kafka;
    private final Producer<byte[], byte[]> producer;
    private final Backoff backoff;
    private final AtomicReference<@Nullable Exception> refused = new AtomicReference<>();

    KafkaSourceWriter(Source source, Path stateFolder, KafkaClients kafka, Backoff backoff) {
        this.source = source;
        this.stateFolder = stateFolder;
        this.kafka = kafka;
        this.backoff = backoff;
        this.producer = kafka.producer(source.name(), BUFFER_BYTES, BLOCK_MS, Integer.MAX_VALUE);
    }

    @Override
    public void write(@Nullable String key, Object jsonRecord, Instant eventTime) throws InterruptedException {
        writeBytes(key, JsonRecords.write(jsonRecord), eventTime);
    }

    @Override
    public void writeBytes(@Nullable String key, byte[] value, Instant eventTime) throws InterruptedException {
        if (value.length > VALUE_BYTES_MAX) {
            throw new ProcessingException(
                    ProcessingError.BAD_WIRING,
                    "source %s writes a record of %d bytes; at most %d fit"
                            .formatted(source.name(), value.length, VALUE_BYTES_MAX));
        }
        if (eventTime.isBefore(Instant.EPOCH)) {
            throw new ProcessingException(
                    ProcessingError.BAD_WIRING,
                    "source %s writes an event time before 1970, which Kafka does not have".formatted(source.name()));
        }
        failWhereRefused();
        var keyBytes = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
        var record = new ProducerRecord<>(source.topic(), null, eventTime.toEpochMilli(), keyBytes, value);
        record.headers()
                .add(EventTime.HEADER, EventTime.bytes(EventTime.micros(eventTime)))
                .add(TraceParent.HEADER, TraceParent.begin());
        try {
            producer.send(record, (metadata, failure) -> acknowledged(failure));
        } catch (InterruptException closing) {
            throw interrupted();
        }
    }

    private void acknowledged(@Nullable Exception failure) {
        if (failure == null) {
            backoff.succeeded();
        } else {
            refused.compareAndSet(null, failure);
        }
    }

    private void failWhereRefused() {
        var failure = refused.get();
        if (failure instanceof TimeoutException) {
            throw new ProcessingException(
                    ProcessingError.UNAVAILABLE,
                    "Kafka takes nothing for topic %s: %s".formatted(source.topic(), failure.getMessage()),
                    failure);
        }
        if (failure != null) {
            throw Failures.explain(failure);
        }
    }

    @Override
    public void flush() throws InterruptedException {
        try {
            producer.flush();
        } catch (InterruptException closing) {
            throw interrupted();
        }
        failWhereRefused();
    }

    @Override
    public void forEachWritten(java.util.function.Consumer<Written> reader) throws InterruptedException {
        read(Long.MAX_VALUE, record -> reader.accept(written(record)));
    }

    /** A source's topic has no transactions and so no markers: the last offset is a record. */
    @Override
    public Optional<Written> lastWritten() throws InterruptedException {
        var last = new HashMap<Integer, Written>();
        read(1, record -> last.put(record.partition(), written(record)));
        return last.values().stream().max(Comparator.comparing(Written::eventTime));
    }

    /** Reads from {@code back} records before the end, as it is now, to the end. */
    private void read(long back, java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> reader)
            throws InterruptedException {
        flush();
        try (var consumer = kafka.consumer(source.name() + ".reader", READ_BYTES, 5_000)) {
            var partitions = partitions(consumer);
            var ends = consumer.endOffsets(partitions);
            var starts = consumer.beginningOffsets(partitions);
            var open = new HashMap<TopicPartition, Long>();
            ends.forEach((partition, end) -> {
                if (end > starts.get(partition)) {
                    open.put(partition, end);
                }
            });
            consumer.assign(open.keySet());
            open.forEach((partition, end) -> consumer.seek(
                    partition, back > end ? starts.get(partition) : Math.max(starts.get(partition), end - back)));
            while (!open.isEmpty()) {
                for (var record : consumer.poll(POLL)) {
                    var end = ends.get(new TopicPartition(record.topic(), record.partition()));
                    if (end != null && record.offset() < end) {
                        reader.accept(record);
                    }
                }
                removeRead(consumer, open);
            }
        } catch (InterruptException closing) {
            throw interrupted();
        }
    }

    private List<TopicPartition> partitions(org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer) {
        return consumer.partitionsFor(source.topic()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }

    private static void removeRead(
            org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> open) {
        open.entrySet().removeIf(entry -> consumer.position(entry.getKey()) >= entry.getValue());
    }

    private static Written written(ConsumerRecord<byte[], byte[]> record) {
        var key = record.key() == null ? null : new String(record.key(), StandardCharsets.UTF_8);
        return new Written(key, record.value(), EventTime.instant(EventTime.of(record.headers(), record.timestamp())));
    }

    /** Kafka sets the interrupt again; who gets the exception need not. */
    private static InterruptedException interrupted() {
        Thread.interrupted();
        return new InterruptedException();
    }

    @Override
    public Path stateFolder() {
        return stateFolder;
    }

    @Override
    public void close() {
        var interrupted = Thread.interrupted();
        producer.close(Duration.ofSeconds(10));
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
