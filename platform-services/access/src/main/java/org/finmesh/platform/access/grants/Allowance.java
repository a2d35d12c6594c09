package org.finmesh.platform.access.grants;

import java.util.Set;
import org.finmesh.platform.access.Entitlement;

/**
 * What a consumer may read.
 *
 * @param entitlements empty when it is locked out
 * @param asDomain whether the consumer is the team of a domain, whose own programs read what the team may
 */
record Allowance(Set<Entitlement> entitlements, boolean asDomain) {

    static final Allowance NOTHING = new Allowance(Set.of(), false);

    Allowance {
        entitlements = Set.copyOf(entitlements);
    }

    boolean isNothing() {
        return entitlements.isEmpty();
    }
}
