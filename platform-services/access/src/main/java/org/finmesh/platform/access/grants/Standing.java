package org.finmesh.platform.access.grants;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.finmesh.platform.access.Agreement;
import org.finmesh.platform.access.AgreementState;
import org.finmesh.platform.access.OfferedPort;

/**
 * What was agreed, at one moment.
 *
 * @param intended what follows from it
 * @param granting the agreements that it follows from
 * @param ports all that are offered
 */
record Standing(Instant at, Intended intended, List<Agreement> granting, Collection<OfferedPort> ports) {

    /** Those that wait for their grants. */
    List<Agreement> approved() {
        return granting.stream()
                .filter(agreement -> agreement.state() instanceof AgreementState.Approved)
                .toList();
    }
}
