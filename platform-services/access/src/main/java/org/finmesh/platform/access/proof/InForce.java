package org.finmesh.platform.access.proof;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.finmesh.platform.access.Agreement;
import org.finmesh.platform.access.AgreementState;
import org.finmesh.platform.access.Attempt.Outcome;
import org.finmesh.platform.access.Entitlement;
import org.finmesh.platform.access.OfferedPort;
import org.finmesh.platform.contract.PortId;

/**
 * What one consumer may read at one moment by all of its agreements together: what one of them does not allow, another may.
 *
 * @param granted of active agreements
 * @param underWay of approved ones, whose grants may be in place already or not yet: nothing can be expected of those
 */
record InForce(Set<Entitlement> granted, Set<Entitlement> underWay) {

    InForce {
        granted = Set.copyOf(granted);
        underWay = Set.copyOf(underWay);
    }

    static InForce nothing() {
        return new InForce(Set.of(), Set.of());
    }

    static InForce of(Collection<Agreement> agreements, Map<PortId, OfferedPort> offered, Instant now) {
        var granted = new HashSet<Entitlement>();
        var underWay = new HashSet<Entitlement>();
        for (var agreement : agreements) {
            var port = offered.get(agreement.port());
            if (port != null && agreement.grantsAt(now)) {
                var active = agreement.state() instanceof AgreementState.Active;
                (active ? granted : underWay).add(Entitlement.of(agreement.terms(), port));
            }
        }
        return new InForce(granted, underWay);
    }

    boolean isNothing() {
        return granted.isEmpty() && underWay.isEmpty();
    }

    /** What is to be expected of something that these entitlements allow; empty when either may be seen. */
    Optional<Outcome> of(Predicate<Entitlement> allowing) {
        if (granted.stream().anyMatch(allowing)) {
            return Optional.of(Outcome.ALLOWED);
        }
        return underWay.stream().anyMatch(allowing) ? Optional.empty() : Optional.of(Outcome.REFUSED);
    }
}
