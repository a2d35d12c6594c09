package org.finmesh.platform.server.conservation;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;

/**
 * From when on all outcomes are still there. An outcome is appended after what it was made from: one that was removed is of a
 * record that is older than the oldest that its partition still has, or than compaction lets records be.
 */
final class Horizon {

    private final Map<TopicPartition, Instant> oldest = new HashMap<>();
    private Instant compacted = Instant.MIN;

    /** @param held what outcomes' partitions hold: from those that begin later than at 0, something was removed */
    Horizon(Map<TopicPartition, Range> held, Instant now) {
        held.forEach((partition, range) -> {
            if (range.from() > 0) {
                oldest.put(partition, now);
            }
        });
    }

    /** Takes compaction into account: Kafka lets records be for a topic's {@code min.compaction.lag.ms}. */
    void of(Config topic, Instant now) {
        if (topic.get(TopicConfig.CLEANUP_POLICY_CONFIG).value().contains(TopicConfig.CLEANUP_POLICY_COMPACT)) {
            var lag = Long.parseLong(
                    topic.get(TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG).value());
            compacted = now.minusMillis(Math.min(lag, now.toEpochMilli()));
        }
    }

    /** @param outcome of each partition in order */
    void saw(ConsumerRecord<byte[], byte[]> outcome) {
        oldest.computeIfPresent(
                new TopicPartition(outcome.topic(), outcome.partition()),
                (_, known) -> min(known, Instant.ofEpochMilli(outcome.timestamp())));
    }

    private static Instant min(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** Whether what became of a record that was appended then may have been removed since. */
    boolean isBeyond(Instant appended) {
        return !appended.isAfter(begin());
    }

    private Instant begin() {
        return oldest.values().stream()
                .max(Instant::compareTo)
                .filter(instant -> instant.isAfter(compacted))
                .orElse(compacted);
    }

    /** In words, where anything may have been removed. */
    Optional<String> note() {
        return begin().equals(Instant.MIN)
                ? Optional.empty()
                : Optional.of(
                        "what became of records from before %s may have been removed since, by retention or compaction"
                                .formatted(begin()));
    }
}
