package org.finmesh.portal.access;

import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.finmesh.platform.api.AgreementsApi.Agreement;

/** Agreements by where they stand, the newest first. */
record Agreements(List<Agreement> waiting, List<Agreement> inForce, List<Agreement> over) {

    static Agreements of(List<Agreement> all) {
        return new Agreements(
                these(all, state -> state == AgreementState.REQUESTED),
                these(all, AgreementState::isInForce),
                these(all, AgreementState::isOver));
    }

    private static List<Agreement> these(List<Agreement> all, Predicate<AgreementState> standing) {
        return all.stream()
                .filter(agreement -> standing.test(AgreementState.of(agreement)))
                .sorted(Comparator.comparing(Agreement::requestedAt).reversed())
                .toList();
    }
}
