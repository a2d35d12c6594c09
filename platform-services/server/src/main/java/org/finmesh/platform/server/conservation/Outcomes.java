package org.finmesh.platform.server.conservation;

import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/** What became of the records of some ranges: a bit for each offset and kind, and no more. */
final class Outcomes {

    enum Kind {
        PUBLISHED,
        FILTERED,
        QUARANTINED
    }

    private final Map<TopicPartition, Range> inputs;
    private final Map<Kind, Map<TopicPartition, BitSet>> bits = new EnumMap<>(Kind.class);

    /** Of origins that were put in again: how often, and how often they went to quarantine. Few: people do it. */
    private final Map<Origin, Integer> replays = new HashMap<>();

    private final Map<Origin, Integer> quarantines = new HashMap<>();
    private long withoutOrigin;

    /** @param inputs each not longer than an int counts */
    Outcomes(Map<TopicPartition, Range> inputs) {
        this.inputs = Map.copyOf(inputs);
        for (var kind : Kind.values()) {
            bits.put(kind, new HashMap<>());
        }
    }

    /** What was put in again; before outcomes are noted. */
    void replayed(Origin origin) {
        replays.merge(origin, 1, Integer::sum);
    }

    void note(Kind kind, Optional<Origin> of) {
        if (of.isEmpty()) {
            withoutOrigin++;
            return;
        }
        var origin = of.get();
        var range = inputs.get(origin.partition());
        if (range == null || !range.contains(origin.offset())) {
            return;
        }
        bits.get(kind).computeIfAbsent(origin.partition(), _ -> new BitSet()).set((int)
                (origin.offset() - range.from()));
        if (kind == Kind.QUARANTINED && replays.containsKey(origin)) {
            quarantines.merge(origin, 1, Integer::sum);
        }
    }

    /** The best that became of a record: a replay may mend what went to quarantine. Empty when nothing did. */
    Optional<Kind> of(Origin origin) {
        if (is(Kind.PUBLISHED, origin)) {
            return Optional.of(Kind.PUBLISHED);
        }
        if (is(Kind.FILTERED, origin)) {
            return Optional.of(Kind.FILTERED);
        }
        var expected = 1 + replays.getOrDefault(origin, 0);
        var isAllThere = expected == 1 || quarantines.getOrDefault(origin, 0) >= expected;
        return is(Kind.QUARANTINED, origin) && isAllThere ? Optional.of(Kind.QUARANTINED) : Optional.empty();
    }

    /** Whether two different things became of a record that nobody put in again. */
    boolean isConflicting(Origin origin) {
        var kinds = 0;
        for (var kind : Kind.values()) {
            kinds += is(kind, origin) ? 1 : 0;
        }
        return kinds > 1 && !replays.containsKey(origin);
    }

    private boolean is(Kind kind, Origin origin) {
        var set = bits.get(kind).get(origin.partition());
        return set != null
                && set.get(
                        (int) (origin.offset() - inputs.get(origin.partition()).from()));
    }

    long withoutOrigin() {
        return withoutOrigin;
    }
}
