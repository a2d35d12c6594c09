package org.finmesh.platform.access.grants;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.finmesh.platform.access.Agreement;
import org.finmesh.platform.access.ConsumerId;
import org.finmesh.platform.access.OfferedPort;
import org.finmesh.platform.contract.PortId;

/**
 * What consumers ought to be able to read.
 *
 * @param ports by consumer; without those that may read nothing
 */
record Intended(Map<ConsumerId, Set<OfferedPort>> ports) {

    /** Follows from live agreements and what is offered, and from nothing else. */
    static Intended of(Collection<Agreement> agreements, Map<PortId, OfferedPort> offered, Instant now) {
        var ports = new TreeMap<ConsumerId, Set<OfferedPort>>();
        for (var agreement : agreements) {
            var port = offered.get(agreement.port());
            if (port != null && agreement.grantsAt(now)) {
                ports.computeIfAbsent(agreement.consumer().id(), _ -> new LinkedHashSet<>())
                        .add(port);
            }
        }
        return new Intended(ports);
    }

    Set<OfferedPort> ports(ConsumerId consumer) {
        return ports.getOrDefault(consumer, Set.of());
    }

    Set<ConsumerId> consumers() {
        return ports.keySet();
    }
}
