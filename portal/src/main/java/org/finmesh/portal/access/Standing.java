package org.finmesh.portal.access;

import java.util.List;
import org.finmesh.platform.api.AgreementsApi.Agreement;
import org.finmesh.platform.api.MeshApi.Me;

/** How a person stands to a port: what to offer them on its page. */
public sealed interface Standing {

    /** An owner of the port's domain: reads it without an agreement. */
    record Owner() implements Standing {}

    /** A consumer with access. */
    record Reader(Agreement agreement) implements Standing {}

    /** A consumer whose request is not decided, or not yet in place. */
    record Waiting(Agreement agreement) implements Standing {

        /** Whether all that is left is to put the grants in place, which takes seconds. */
        public boolean isGranted() {
            return AgreementState.of(agreement) == AgreementState.APPROVED;
        }
    }

    /** Somebody who has to ask first. */
    record Stranger() implements Standing {}

    /** @param mine agreements of the person and their teams */
    static Standing of(Me me, String port, List<Agreement> mine) {
        if (me.owns().contains(Ports.domainOf(port))) {
            return new Owner();
        }
        var here =
                mine.stream().filter(agreement -> agreement.port().equals(port)).toList();
        for (var agreement : here) {
            if (AgreementState.of(agreement) == AgreementState.ACTIVE) {
                return new Reader(agreement);
            }
        }
        for (var agreement : here) {
            if (!AgreementState.of(agreement).isOver()) {
                return new Waiting(agreement);
            }
        }
        return new Stranger();
    }
}
