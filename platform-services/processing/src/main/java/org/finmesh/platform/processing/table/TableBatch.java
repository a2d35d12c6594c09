package org.finmesh.platform.processing.table;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.finmesh.platform.processing.record.EventTime;

/**
 * What one poll brought, reduced to the last record of each key: a key is in one partition, so the last by offset.
 *
 * @param byKey the last record of each key, in order of first appearance
 * @param nextOffsets where to read on, by partition
 * @param oldestEventTimeUs of all records, µs since the epoch
 * @param latestEventTimeUs of all records, µs since the epoch
 */
record TableBatch(
        Map<String, ConsumerRecord<byte[], byte[]>> byKey,
        Map<TopicPartition, Long> nextOffsets,
        long oldestEventTimeUs,
        long latestEventTimeUs) {

    static TableBatch of(ConsumerRecords<byte[], byte[]> records, Consumer<?, ?> consumer) {
        var byKey = LinkedHashMap.<String, ConsumerRecord<byte[], byte[]>>newLinkedHashMap(records.count());
        var oldest = Long.MAX_VALUE;
        var latest = Long.MIN_VALUE;
        for (var record : records) {
            byKey.put(new String(record.key(), StandardCharsets.UTF_8), record);
            var eventTime = EventTime.of(record.headers(), record.timestamp());
            oldest = Math.min(oldest, eventTime);
            latest = Math.max(latest, eventTime);
        }
        var nextOffsets = LinkedHashMap.<TopicPartition, Long>newLinkedHashMap(
                records.partitions().size());
        for (var partition : records.partitions()) {
            nextOffsets.put(partition, consumer.position(partition));
        }
        return new TableBatch(byKey, nextOffsets, oldest, latest);
    }
}
