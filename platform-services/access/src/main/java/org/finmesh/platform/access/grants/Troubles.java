package org.finmesh.platform.access.grants;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.finmesh.platform.access.ConsumerId;
import org.finmesh.platform.access.GrantSystem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What goes wrong in which system now; said when it begins, and at ever longer distances while it lasts. */
@Component
class Troubles {

    private static final Logger LOG = LoggerFactory.getLogger(Troubles.class);

    private record Trouble(int times, String cause) {}

    private final Map<GrantSystem, Map<String, Trouble>> ofHolders = new EnumMap<>(GrantSystem.class);
    private final Map<GrantSystem, String> ofAll = new ConcurrentHashMap<>();

    Troubles() {
        for (var system : GrantSystem.values()) {
            ofHolders.put(system, new ConcurrentHashMap<>());
        }
    }

    void failed(GrantSystem system, String holder, RuntimeException failure) {
        var times = of(system)
                .compute(
                        holder,
                        (_, before) -> new Trouble(
                                before == null ? 1 : before.times() + 1, String.valueOf(failure.getMessage())))
                .times();
        if (Integer.bitCount(times) == 1) {
            LOG.warn("{}: {} is not as intended, seen {} times: {}", system, holder, times, failure.getMessage());
        }
    }

    void settled(GrantSystem system, Collection<ConsumerId> consumers) {
        var ofSystem = of(system);
        if (!ofSystem.isEmpty()) {
            consumers.forEach(consumer -> ofSystem.remove(consumer.value()));
        }
    }

    void broken(GrantSystem system, RuntimeException failure) {
        ofAll.put(system, String.valueOf(failure.getMessage()));
    }

    void works(GrantSystem system) {
        ofAll.remove(system);
    }

    /** Why a consumer has not got what it ought to have in the system. */
    String of(GrantSystem system, ConsumerId consumer) {
        var trouble = of(system).get(consumer.value());
        return trouble != null ? trouble.cause() : ofAll.getOrDefault(system, "it did not answer in time");
    }

    private Map<String, Trouble> of(GrantSystem system) {
        return ofHolders.get(system);
    }
}
