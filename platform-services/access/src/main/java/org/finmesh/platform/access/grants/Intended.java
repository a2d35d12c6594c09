package org.finmesh.platform.access.grants;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.finmesh.platform.access.Agreement;
import org.finmesh.platform.access.ConsumerId;
import org.finmesh.platform.access.Entitlement;
import org.finmesh.platform.access.OfferedPort;
import org.finmesh.platform.contract.PortId;

/**
 * What consumers ought to be able to read.
 *
 * @param entitlements by consumer; without those that may read nothing
 */
record Intended(Map<ConsumerId, Set<Entitlement>> entitlements) {

    /**
     * Follows from live agreements and what is offered, and from nothing else.
     *
     * @param suspended consumers that may read nothing for now, whatever is agreed
     */
    static Intended of(
            Collection<Agreement> agreements,
            Map<PortId, OfferedPort> offered,
            Set<ConsumerId> suspended,
            Instant now) {
        var entitlements = new TreeMap<ConsumerId, Set<Entitlement>>();
        for (var agreement : agreements) {
            var consumer = agreement.consumer().id();
            var port = offered.get(agreement.port());
            if (port != null && agreement.grantsAt(now) && !suspended.contains(consumer)) {
                entitlements
                        .computeIfAbsent(consumer, _ -> new HashSet<>())
                        .add(Entitlement.of(agreement.terms(), port));
            }
        }
        return new Intended(entitlements);
    }

    Set<Entitlement> of(ConsumerId consumer) {
        return entitlements.getOrDefault(consumer, Set.of());
    }

    Set<ConsumerId> consumers() {
        return entitlements.keySet();
    }
}
