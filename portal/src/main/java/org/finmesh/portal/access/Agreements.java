package org.finmesh.portal.access;

import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.finmesh.platform.api.AgreementsApi.Agreement;

/**
 * Agreements by where they stand, the newest first.
 *
 * @param waiting for a decision: requests, and agreements that a change was asked for
 */
record Agreements(List<Agreement> waiting, List<Agreement> inForce, List<Agreement> over) {

    static Agreements of(List<Agreement> all) {
        return new Agreements(
                these(all, Agreements::waits),
                these(all, agreement -> AgreementState.of(agreement).isInForce() && !waits(agreement)),
                these(all, agreement -> AgreementState.of(agreement).isOver()));
    }

    private static boolean waits(Agreement agreement) {
        return AgreementState.of(agreement) == AgreementState.REQUESTED || agreement.pending() != null;
    }

    private static List<Agreement> these(List<Agreement> all, Predicate<Agreement> standing) {
        return all.stream()
                .filter(standing)
                .sorted(Comparator.comparing(Agreement::requestedAt).reversed())
                .toList();
    }
}
