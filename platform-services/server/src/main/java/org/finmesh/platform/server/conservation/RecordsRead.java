package org.finmesh.platform.server.conservation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.TopicPartition;
import org.finmesh.platform.api.ConservationApi.Records;
import org.finmesh.platform.contract.DataProduct;
import org.finmesh.platform.contract.PortId;
import org.finmesh.platform.server.problems.ServerError;
import org.finmesh.platform.server.problems.ServerException;
import org.springframework.stereotype.Component;

/**
 * What became of the records that a port's application has read. Only what it has committed is counted, and what it was
 * writing then is read too, so that nothing under way looks lost.
 *
 * @see <a href="../../../../../../../../../../docs/data-plane.md">docs/data-plane.md</a>
 */
@Component
class RecordsRead {

    /** Over all of a port's input partitions; a bit each for three kinds of outcomes: 96 MiB at the most. */
    private static final long OFFSETS_MAX = 1L << 28;

    private static final long UNDER_WAY_NANOS_MAX = 30_000_000_000L;

    private final Offsets offsets;
    private final CommittedReader reader;

    RecordsRead(Offsets offsets, CommittedReader reader) {
        this.offsets = offsets;
        this.reader = reader;
    }

    /** @param notes gets what cannot be checked */
    Records of(DataProduct product, PortId port, List<String> notes) {
        var committed = offsets.committed(port.applicationId());
        awaitUnderWay(port);
        var inputs = inputs(product, port, committed, notes);
        var outcomes = new Outcomes(inputs);
        readReplays(port, committed, outcomes);
        var horizon = readOutcomes(port, outcomes);
        horizon.note().ifPresent(notes::add);
        var count = new RecordCount(outcomes, horizon);
        reader.read(inputs, count::take);
        return count.result(waiting(product, committed, inputs));
    }

    /** What the application's group has committed on; but for its own topics, and for tables, which it reads whole. */
    private Map<TopicPartition, Range> inputs(
            DataProduct product, PortId port, Map<TopicPartition, Long> committed, List<String> notes) {
        var read = new HashMap<>(committed);
        read.keySet().removeIf(partition -> isOwn(port, partition.topic()));
        if (read.isEmpty()) {
            notes.add("%s has committed nothing that it read: there is nothing to count".formatted(product.id()));
        }
        var held = offsets.held(read.keySet());
        var share = OFFSETS_MAX / Math.max(1, read.size());
        var inputs = new HashMap<TopicPartition, Range>();
        read.forEach((partition, to) -> {
            var range = new Range(held.get(partition).from(), to);
            if (range.length() > share) {
                notes.add("of %s only the last %d records are counted".formatted(partition, share));
                range = new Range(to - share, to);
            }
            inputs.put(partition, range);
        });
        return inputs;
    }

    private static boolean isOwn(PortId port, String topic) {
        return topic.equals(port.injectedTopic()) || topic.startsWith(port.applicationId() + "-");
    }

    /** Records between two parts of the application were committed by the first, and are nothing yet. */
    private void awaitUnderWay(PortId port) {
        var own = new HashSet<TopicPartition>();
        offsets.committed(port.applicationId()).keySet().stream()
                .filter(partition -> partition.topic().startsWith(port.applicationId() + "-"))
                .forEach(own::add);
        var ends = offsets.held(own);
        var deadline = System.nanoTime() + UNDER_WAY_NANOS_MAX;
        while (isAnyUnderWay(port, ends)) {
            if (System.nanoTime() > deadline) {
                throw new ServerException(
                        ServerError.PRODUCT_BEHIND,
                        "%s has read records that it has not brought to an end for %d s: see that its domain runs, then try again"
                                .formatted(port, UNDER_WAY_NANOS_MAX / 1_000_000_000L));
            }
        }
    }

    private boolean isAnyUnderWay(PortId port, Map<TopicPartition, Range> ends) {
        var committed = offsets.committed(port.applicationId());
        var rest = new HashMap<TopicPartition, Range>();
        ends.forEach((partition, held) ->
                rest.put(partition, new Range(committed.getOrDefault(partition, held.from()), held.to())));
        var any = new AtomicBoolean();
        reader.read(rest, _ -> any.set(true));
        return any.get();
    }

    private void readReplays(PortId port, Map<TopicPartition, Long> committed, Outcomes outcomes) {
        var injected = new HashMap<TopicPartition, Range>();
        var partitions = offsets.partitions(Set.of(port.injectedTopic()));
        offsets.held(partitions)
                .forEach((partition, held) -> injected.put(
                        partition, new Range(held.from(), committed.getOrDefault(partition, held.from()))));
        reader.read(injected, item -> {
            if (!Origin.isCanary(item.headers())) {
                Origin.of(item.headers()).ifPresent(outcomes::replayed);
            }
        });
    }

    private Horizon readOutcomes(PortId port, Outcomes outcomes) {
        var kinds = Map.of(
                port.topic(), Outcomes.Kind.PUBLISHED,
                port.quarantineTopic(), Outcomes.Kind.QUARANTINED,
                port.filteredTopic(), Outcomes.Kind.FILTERED);
        var now = Instant.now();
        var held = offsets.held(offsets.partitions(kinds.keySet()));
        var horizon = new Horizon(held, now);
        held.keySet().stream()
                .map(TopicPartition::topic)
                .distinct()
                .forEach(topic -> horizon.of(offsets.config(topic), now));
        reader.read(held, item -> {
            horizon.saw(item);
            if (!Origin.isCanary(item.headers())) {
                outcomes.note(kinds.get(item.topic()), Origin.of(item.headers()));
            }
        });
        return horizon;
    }

    private Map<String, Long> waiting(
            DataProduct product, Map<TopicPartition, Long> committed, Map<TopicPartition, Range> inputs) {
        var topics = new ArrayList<>(product.sourceTopics());
        inputs.keySet().forEach(partition -> topics.add(partition.topic()));
        var waiting = new TreeMap<String, Long>();
        offsets.held(offsets.partitions(new HashSet<>(topics)))
                .forEach((partition, held) -> waiting.merge(
                        partition.topic(),
                        new Range(committed.getOrDefault(partition, held.from()), held.to()).length(),
                        Long::sum));
        return waiting;
    }
}
