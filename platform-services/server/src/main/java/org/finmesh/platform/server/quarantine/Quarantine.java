package org.finmesh.platform.server.quarantine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import org.finmesh.platform.api.QuarantineApi.Page;
import org.finmesh.platform.api.QuarantineApi.Reason;
import org.finmesh.platform.contract.PortId;
import org.finmesh.platform.quality.Replays;
import org.finmesh.platform.server.KafkaAdminAccess;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is in quarantine. */
@Component
class Quarantine {

    private static final int COUNTED_MAX = 10_000;
    /** Of those that a page is looked for in; it may end before it is full. */
    private static final int LOOKED_AT_MAX = 50_000;

    private final KafkaAdminAccess kafka;
    private final Replays replays;

    Quarantine(KafkaAdminAccess kafka, Replays replays) {
        this.kafka = kafka;
        this.replays = replays;
    }

    /** @param reason null for all */
    Page page(PortId port, long from, @Nullable String reason, int limit) {
        try (var topic = new QuarantineTopic(port, kafka.clientConfig())) {
            var end = topic.end();
            var found = new ArrayList<QuarantinedRecord>();
            var stop = Math.min(end, Math.max(from, topic.begin()) + LOOKED_AT_MAX);
            var next = topic.read(from, stop, record -> {
                if (reason == null || reason.equals(record.reasonCode())) {
                    found.add(record);
                }
                return found.size() < limit;
            });
            var replayed = replays.replayed(
                    port, found.stream().map(QuarantinedRecord::offset).toList());
            var reasons = reasons(topic, end);
            return new Page(
                    reasons,
                    reasons.stream().mapToLong(Reason::records).sum(),
                    found.stream()
                            .map(record -> QuarantineView.of(record, replayed.get(record.offset())))
                            .toList(),
                    next < end ? (Long) next : null);
        }
    }

    private static List<Reason> reasons(QuarantineTopic topic, long end) {
        var reasons = new HashMap<String, Reason>();
        topic.read(Math.max(0, end - COUNTED_MAX), end, record -> {
            var one = new Reason(record.reasonCode(), 1, record.offset(), record.offset());
            reasons.merge(
                    one.code(),
                    one,
                    (known, _) -> new Reason(known.code(), known.records() + 1, known.firstOffset(), record.offset()));
            return true;
        });
        return reasons.values().stream()
                .sorted(Comparator.comparingLong(Reason::records).reversed().thenComparing(Reason::code))
                .toList();
    }

    long end(PortId port) {
        try (var topic = new QuarantineTopic(port, kafka.clientConfig())) {
            return topic.end();
        }
    }
}
