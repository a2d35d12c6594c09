package org.finmesh.platform.server.conservation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.finmesh.platform.api.ConservationApi.Input;
import org.finmesh.platform.api.ConservationApi.Records;

/** Counts input records by what became of them, one at a time. */
final class RecordCount {

    private static final int FIRST = 20;

    private final Outcomes outcomes;
    private final Horizon horizon;
    private final Map<String, Long> readByTopic = new TreeMap<>();
    private final Map<Outcomes.Kind, Long> byKind = new EnumMap<>(Outcomes.Kind.class);
    private final List<String> firstMissing = new ArrayList<>();
    private final List<String> firstConflicting = new ArrayList<>();
    private long missing;
    private long untold;
    private long conflicting;

    RecordCount(Outcomes outcomes, Horizon horizon) {
        this.outcomes = outcomes;
        this.horizon = horizon;
    }

    void take(ConsumerRecord<byte[], byte[]> input) {
        var origin = new Origin(new TopicPartition(input.topic(), input.partition()), input.offset());
        readByTopic.merge(input.topic(), 1L, Long::sum);
        outcomes.of(origin)
                .ifPresentOrElse(
                        kind -> byKind.merge(kind, 1L, Long::sum),
                        () -> nothing(origin, Instant.ofEpochMilli(input.timestamp())));
        if (outcomes.isConflicting(origin)) {
            conflicting++;
            add(firstConflicting, origin);
        }
    }

    private void nothing(Origin origin, Instant appended) {
        if (horizon.isBeyond(appended)) {
            untold++;
        } else {
            missing++;
            add(firstMissing, origin);
        }
    }

    private static void add(List<String> first, Origin origin) {
        if (first.size() < FIRST) {
            first.add(origin.toString());
        }
    }

    /** @param waiting by input topic, of all that there are */
    Records result(Map<String, Long> waiting) {
        return new Records(
                waiting.entrySet().stream()
                        .map(entry -> new Input(
                                entry.getKey(), readByTopic.getOrDefault(entry.getKey(), 0L), entry.getValue()))
                        .toList(),
                readByTopic.values().stream().mapToLong(Long::longValue).sum(),
                of(Outcomes.Kind.PUBLISHED),
                of(Outcomes.Kind.QUARANTINED),
                of(Outcomes.Kind.FILTERED),
                missing,
                untold,
                conflicting,
                outcomes.withoutOrigin(),
                List.copyOf(firstMissing),
                List.copyOf(firstConflicting));
    }

    private long of(Outcomes.Kind kind) {
        return byKind.getOrDefault(kind, 0L);
    }
}
