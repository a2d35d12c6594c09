package org.finmesh.platform.access.grants;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.finmesh.platform.access.Agreement;
import org.finmesh.platform.access.Consumer;
import org.finmesh.platform.access.ConsumerId;
import org.finmesh.platform.access.Entitlement;
import org.finmesh.platform.access.OfferedPort;
import org.finmesh.platform.contract.PortId;

/**
 * What consumers ought to be able to read.
 *
 * @param entitlements by consumer; without those that may read nothing
 * @param domains which of these are the teams of domains that offer something
 */
record Intended(Map<ConsumerId, Set<Entitlement>> entitlements, Set<ConsumerId> domains) {

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
        var domains = new HashSet<ConsumerId>();
        var offering = offered.keySet().stream()
                .map(port -> port.product().domain().value())
                .collect(Collectors.toSet());
        for (var agreement : agreements) {
            var consumer = agreement.consumer().id();
            var port = offered.get(agreement.port());
            if (port != null && agreement.grantsAt(now) && !suspended.contains(consumer)) {
                entitlements
                        .computeIfAbsent(consumer, _ -> new HashSet<>())
                        .add(Entitlement.of(agreement.terms(), port));
                if (agreement.consumer().kind() == Consumer.Kind.TEAM && offering.contains(consumer.value())) {
                    domains.add(consumer);
                }
            }
        }
        return new Intended(entitlements, domains);
    }

    Allowance of(ConsumerId consumer) {
        return new Allowance(entitlements.getOrDefault(consumer, Set.of()), domains.contains(consumer));
    }

    Set<ConsumerId> consumers() {
        return entitlements.keySet();
    }
}
