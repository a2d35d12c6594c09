package org.finmesh.platform.processing.table;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.finmesh.platform.processing.canary.Canary;
import org.finmesh.platform.processing.record.EventTime;
import org.jspecify.annotations.Nullable;

/**
 * Records read and not yet written, reduced to what they leave of each key: the last one, as a key is in one partition, or by
 * {@link Versions} the newest, and beside it the tombstone that it is newer than.
 */
final class TableBatch {

    static final int RECORDS_MAX = 50_000;
    static final long BYTES_MAX = 32L << 20;

    /** How the newer of two records with one key is told; null for {@link TableBatch} where the topic's order does. */
    interface Versions {
        long of(ConsumerRecord<byte[], byte[]> record) throws InterruptedException;
    }

    private final @Nullable Versions versions;
    private final Map<String, ConsumerRecord<byte[], byte[]>> upserts = new LinkedHashMap<>();
    private final Map<String, ConsumerRecord<byte[], byte[]>> deletes = new LinkedHashMap<>();
    private final List<Canary> canaries = new ArrayList<>();
    private final Map<TopicPartition, Long> nextOffsets = new HashMap<>();
    private int records;
    private long bytes;
    private long oldestEventTimeUs = Long.MAX_VALUE;
    private long latestEventTimeUs = Long.MIN_VALUE;

    TableBatch(@Nullable Versions versions) {
        this.versions = versions;
    }

    /** A canary becomes no row: that it was read is committed with what it was read among. */
    void add(ConsumerRecord<byte[], byte[]> record) throws InterruptedException {
        records++;
        var canary = Canary.of(record);
        if (canary.isPresent()) {
            canaries.add(canary.get());
            return;
        }
        bytes += Math.max(0, record.serializedKeySize()) + Math.max(0, record.serializedValueSize());
        var eventTime = eventTime(record);
        oldestEventTimeUs = Math.min(oldestEventTimeUs, eventTime);
        latestEventTimeUs = Math.max(latestEventTimeUs, eventTime);
        var key = new String(record.key(), StandardCharsets.UTF_8);
        if (versions == null) {
            (record.value() == null ? upserts : deletes).remove(key);
            (record.value() == null ? deletes : upserts).put(key, record);
        } else if (record.value() == null) {
            delete(key, record);
        } else {
            upsert(key, record, versions);
        }
    }

    private void delete(String key, ConsumerRecord<byte[], byte[]> tombstone) {
        var latest = deletes.merge(key, tombstone, (one, other) -> eventTime(one) > eventTime(other) ? one : other);
        upserts.computeIfPresent(key, (_, record) -> isAfter(record, latest) ? record : null);
    }

    private void upsert(String key, ConsumerRecord<byte[], byte[]> record, Versions by) throws InterruptedException {
        var tombstone = deletes.get(key);
        if (tombstone != null && !isAfter(record, tombstone)) {
            return;
        }
        var before = upserts.get(key);
        if (before == null || by.of(before) <= by.of(record)) {
            upserts.put(key, record);
        }
    }

    private static boolean isAfter(ConsumerRecord<byte[], byte[]> record, ConsumerRecord<byte[], byte[]> tombstone) {
        return eventTime(record) > eventTime(tombstone);
    }

    /** When what the record says happened, µs since the epoch. */
    static long eventTime(ConsumerRecord<byte[], byte[]> record) {
        return EventTime.of(record.headers(), record.timestamp());
    }

    /** Also where there was nothing to see, as after a transaction's end. */
    void readUpTo(TopicPartition partition, long nextOffset) {
        nextOffsets.put(partition, nextOffset);
    }

    List<Canary> canaries() {
        return canaries;
    }

    /** Whether there is more than canaries in it. */
    boolean hasRecords() {
        return records > canaries.size();
    }

    boolean isEmpty() {
        return records == 0;
    }

    boolean isFull() {
        return records >= RECORDS_MAX || bytes >= BYTES_MAX;
    }

    /** To be written after {@link #deletes}. */
    Collection<ConsumerRecord<byte[], byte[]>> upserts() {
        return upserts.values();
    }

    /** Tombstones by key. */
    Map<String, ConsumerRecord<byte[], byte[]>> deletes() {
        return deletes;
    }

    /** Where to read on. */
    Map<TopicPartition, Long> nextOffsets() {
        return nextOffsets;
    }

    /** Of all records but canaries, µs since the epoch. */
    long oldestEventTimeUs() {
        return oldestEventTimeUs;
    }

    /** Of all records but canaries, µs since the epoch. */
    long latestEventTimeUs() {
        return latestEventTimeUs;
    }
}
