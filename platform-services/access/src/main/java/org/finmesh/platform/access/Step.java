package org.finmesh.platform.access;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that happens to an agreement.
 *
 * @param agreement as it is from then on
 * @param closed what waited for decisions and does no more, with all answers
 */
public record Step(Agreement agreement, AgreementEvent event, Optional<Pending> closed) {

    static Step to(Agreement agreement, AgreementEvent event) {
        return new Step(agreement, event, Optional.empty());
    }

    /** The agreement came into its state at {@code now}. */
    public static Step into(Agreement agreement, Instant now) {
        return to(agreement, AgreementEvent.of(agreement, now));
    }

    static Step closing(Pending closed, Agreement agreement, AgreementEvent event) {
        return new Step(agreement, event, Optional.of(closed));
    }
}
