package org.finmesh.platform.processing;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes one source's records to its topic: each once and in order, however often Kafka has to be asked (idempotent producer).
 * Buffers at most 16 MiB; a write waits when Kafka does not keep up. For the source's own thread.
 */
public interface SourceWriter {

    /**
     * @param key decides the partition and thereby the order; null spreads over partitions
     * @param jsonRecord a Java record (or map), written as JSON with names in snake case, decimals as strings, instants and dates by ISO 8601
     * @param eventTime when the thing happened; microseconds are kept
     * @throws InterruptedException when the domain is closing
     * @throws ProcessingException when Kafka refuses the record: too large, or not authorised
     */
    void write(@Nullable String key, Object jsonRecord, Instant eventTime) throws InterruptedException;

    /** The same with bytes as they are: for sources that bring JSON, or something broken. */
    void writeBytes(@Nullable String key, byte[] value, Instant eventTime) throws InterruptedException;

    /**
     * Returns when all that was written is acknowledged by Kafka.
     *
     * @throws ProcessingException when Kafka refused any of it
     */
    void flush() throws InterruptedException;

    /**
     * Reads what the topic holds at this moment, from its start, in each partition's order; for a source that skips what it
     * already wrote.
     */
    void forEachWritten(Consumer<Written> reader) throws InterruptedException;

    /** The record with the latest event time among the last ones of each partition; empty when the topic is. */
    Optional<Written> lastWritten() throws InterruptedException;

    /** A folder of the source's own that outlives the process: {@code FINMESH_STATE_DIR/sources/<name>}; exists. */
    Path stateFolder();

    /** @param value the bytes as written: JSON */
    record Written(@Nullable String key, byte[] value, Instant eventTime) {}
}
