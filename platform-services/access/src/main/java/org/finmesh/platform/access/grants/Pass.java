package org.finmesh.platform.access.grants;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.finmesh.platform.access.AccessError;
import org.finmesh.platform.access.AccessException;
import org.finmesh.platform.access.ConsumerId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes one system equal to what is intended, once. One consumer's failure does not stop the others. */
final class Pass<S> {

    private static final Logger LOG = LoggerFactory.getLogger(Pass.class);

    private final Gate<S> gate;
    private final Intended intended;
    private final Map<ConsumerId, RuntimeException> failures = new TreeMap<>();

    Pass(Gate<S> gate, Intended intended) {
        this.gate = gate;
        this.intended = intended;
    }

    /**
     * Changes what differs, then reads back whether it is so.
     *
     * @return those whose grants are not as intended, with the cause
     * @throws AccessException when the system cannot be read at all
     */
    Map<ConsumerId, RuntimeException> run() {
        var actual = gate.actual();
        var different = different(actual);
        // Who loses access goes first: that must not wait for others' new grants.
        different.stream()
                .filter(consumer -> intended.ports(consumer).isEmpty())
                .forEach(c -> change(c, actual));
        different.stream()
                .filter(consumer -> !intended.ports(consumer).isEmpty())
                .forEach(c -> change(c, actual));
        if (!different.isEmpty()) {
            different(gate.actual()).forEach(consumer -> failures.putIfAbsent(consumer, notInPlace(consumer)));
        }
        return failures;
    }

    private Set<ConsumerId> different(Map<ConsumerId, S> actual) {
        var consumers = new LinkedHashSet<>(actual.keySet());
        consumers.addAll(intended.consumers());
        consumers.removeIf(consumer -> isOf(consumer, actual).equals(ought(consumer)));
        return consumers;
    }

    private void change(ConsumerId consumer, Map<ConsumerId, S> actual) {
        var from = isOf(consumer, actual);
        var to = ought(consumer);
        try {
            gate.change(consumer, from, to);
            LOG.info("{}: {} has {} instead of {}", gate.system(), consumer, to, from);
        } catch (RuntimeException e) {
            failures.put(consumer, e);
        }
    }

    private S isOf(ConsumerId consumer, Map<ConsumerId, S> actual) {
        var is = actual.get(consumer);
        return is == null ? gate.intended(consumer, Set.of()) : is;
    }

    private S ought(ConsumerId consumer) {
        return gate.intended(consumer, intended.ports(consumer));
    }

    private AccessException notInPlace(ConsumerId consumer) {
        return new AccessException(
                AccessError.GRANT_NOT_IN_PLACE,
                "%s: what %s has is not what was set; somebody else changes it, or the platform lacks a right"
                        .formatted(gate.system(), consumer));
    }
}
