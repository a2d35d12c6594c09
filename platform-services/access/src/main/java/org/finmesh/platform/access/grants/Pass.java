package org.finmesh.platform.access.grants;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.finmesh.platform.access.AccessError;
import org.finmesh.platform.access.AccessException;
import org.finmesh.platform.access.ConsumerId;
import org.finmesh.platform.access.GrantSystem;
import org.finmesh.platform.access.Moment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes one system equal to what is intended, for some consumers at a time. One consumer's failure does not stop others. */
final class Pass<S extends Held> {

    private static final Logger LOG = LoggerFactory.getLogger(Pass.class);

    private static final Duration LOCK_WAIT = Duration.ofSeconds(2);

    private final Gate<S> gate;
    private final Standings standings;
    private final SystemLocks locks;
    private final Records records;
    private final Strays strays;

    /** When who was last put right: what a look read before says nothing of them. */
    private final Map<ConsumerId, Instant> touched = new ConcurrentHashMap<>();

    Pass(Gate<S> gate, Standings standings, SystemLocks locks, Records records) {
        this.gate = gate;
        this.standings = standings;
        this.locks = locks;
        this.records = records;
        this.strays = new Strays(gate, records);
    }

    GrantSystem system() {
        return gate.system();
    }

    /**
     * Changes what differs, and reads back whether it is so. What is intended is read only when the lock is held: whoever
     * changes the system last has seen the last decision.
     *
     * @throws AccessException when the system cannot be read or changed at all
     */
    void over(Collection<ConsumerId> consumers) {
        locks.holding(system(), LOCK_WAIT, () -> {
            var standing = standings.of(consumers);
            var changes = differences(consumers, standing.intended(), gate.actual(consumers));
            var settled = new HashSet<>(consumers);
            settled.removeAll(changes.isEmpty() ? Set.of() : putRight(changes));
            settle(settled, standing);
            var now = Moment.now();
            consumers.forEach(consumer -> touched.put(consumer, now));
            return settled;
        });
    }

    /** @return those for whom it failed */
    private Set<ConsumerId> putRight(Map<ConsumerId, Correction<S>> changes) {
        var drifted = changes.entrySet().stream()
                .filter(entry -> records.isUnchanged(
                        system(), entry.getKey(), entry.getValue().intended(), nothing(entry.getKey())))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        var failures = new HashMap<>(gate.change(changes));
        notInPlace(changes, failures.keySet()).forEach(consumer -> failures.put(consumer, notInPlace(consumer)));
        changes.forEach((consumer, change) -> {
            var failure = failures.get(consumer);
            if (failure != null) {
                records.failed(system(), consumer.value(), failure);
            } else if (drifted.contains(consumer)) {
                records.repaired(system(), consumer.value(), change.missing(), change.surplus());
            } else {
                LOG.info("{}: {} added {}, removed {}", system(), consumer, change.missing(), change.surplus());
            }
        });
        return failures.keySet();
    }

    private Set<ConsumerId> notInPlace(Map<ConsumerId, Correction<S>> changes, Set<ConsumerId> failed) {
        var waiting = new HashSet<>(changes.keySet());
        waiting.removeAll(failed);
        ReadingBack.until(waiting, () -> {
            var actual = gate.actual(waiting);
            waiting.removeIf(consumer -> actual.getOrDefault(consumer, nothing(consumer))
                    .equals(changes.get(consumer).intended()));
        });
        return waiting;
    }

    /**
     * Compares everybody, and takes away what others hold.
     *
     * @return those that differ, the most urgent first: who loses access, then who waits for it, then others
     * @throws AccessException when the system cannot be read at all
     */
    List<ConsumerId> look() {
        var standing = standings.recent();
        var look = gate.look(standing.ports());
        var consumers = new HashSet<>(look.held().keySet());
        consumers.addAll(standing.intended().consumers());
        var different = differences(consumers, standing.intended(), look.held()).keySet();
        if (!look.strays().isEmpty()) {
            locks.holding(system(), LOCK_WAIT, () -> strays.take(look.strays(), standing.ports()));
        }
        touched.values().removeIf(at -> at.isBefore(standing.at()));
        consumers.removeAll(different);
        consumers.removeAll(touched.keySet());
        settle(consumers, standing);
        return mostUrgentFirst(different, standing);
    }

    private List<ConsumerId> mostUrgentFirst(Set<ConsumerId> different, Standing standing) {
        var waiting = standing.approved().stream()
                .map(agreement -> agreement.consumer().id())
                .collect(Collectors.toSet());
        return different.stream()
                .sorted(Comparator.<ConsumerId>comparingInt(consumer ->
                                standing.intended().of(consumer).isNothing() ? 0 : waiting.contains(consumer) ? 1 : 2)
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private void settle(Set<ConsumerId> inPlace, Standing standing) {
        var states = new HashMap<ConsumerId, S>();
        inPlace.forEach(consumer -> states.put(consumer, ought(consumer, standing.intended())));
        records.settled(system(), states, standing);
    }

    private Map<ConsumerId, Correction<S>> differences(
            Collection<ConsumerId> consumers, Intended intended, Map<ConsumerId, S> actual) {
        return changes(gate, consumers, intended, actual);
    }

    /** Of those whose grants are not as intended. */
    static <S extends Held> Map<ConsumerId, Correction<S>> changes(
            Gate<S> gate, Collection<ConsumerId> consumers, Intended intended, Map<ConsumerId, S> actual) {
        var changes = new TreeMap<ConsumerId, Correction<S>>();
        for (var consumer : consumers) {
            var is = actual.get(consumer);
            var change = new Correction<>(
                    is == null ? gate.intended(consumer, Allowance.NOTHING) : is,
                    gate.intended(consumer, intended.of(consumer)));
            if (!change.isNone()) {
                changes.put(consumer, change);
            }
        }
        return changes;
    }

    private S ought(ConsumerId consumer, Intended intended) {
        return gate.intended(consumer, intended.of(consumer));
    }

    private S nothing(ConsumerId consumer) {
        return gate.intended(consumer, Allowance.NOTHING);
    }

    private AccessException notInPlace(ConsumerId consumer) {
        return new AccessException(
                AccessError.GRANT_NOT_IN_PLACE,
                "%s: what %s has is not what was set; somebody else changes it, or the platform lacks a right"
                        .formatted(system(), consumer));
    }
}
