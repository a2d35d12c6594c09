package org.finmesh.platform.access.proof;

import java.time.Duration;
import java.time.Instant;
import org.finmesh.platform.access.AgreementId;
import org.finmesh.platform.access.Receipt.Occasion;
import org.jspecify.annotations.Nullable;

/**
 * That an agreement is to be tried.
 *
 * @param causedAt when it was granted, changed or ended
 * @param failures how often something gave no answer, or, once reported, how often it has been tried again
 * @param contradictedSince since when every answer has been other than agreed; null while none is
 * @param reported whether a receipt says already that it does not hold
 */
record Due(
        AgreementId agreement,
        Occasion occasion,
        Instant causedAt,
        int failures,
        @Nullable Instant contradictedSince,
        boolean reported) {

    private static final Duration AGAIN = Duration.ofSeconds(1);
    private static final Duration BACKOFF_MAX = Duration.ofMinutes(5);
    private static final int DOUBLINGS_MAX = 9;

    /** The same, after something gave no answer. */
    Due failed() {
        return new Due(agreement, occasion, causedAt, failures + 1, null, reported);
    }

    /** The same, after other answers than agreed. */
    Due contradicted(Instant now) {
        return new Due(
                agreement, occasion, causedAt, failures, contradictedSince == null ? now : contradictedSince, reported);
    }

    /** The same, after what is agreed changed meanwhile. */
    Due overtaken() {
        return new Due(agreement, occasion, causedAt, failures, null, reported);
    }

    /** What is left to do once a receipt says that it does not hold: to see when it does again. */
    Due afterReport() {
        return new Due(agreement, occasion, causedAt, failures + 1, null, true);
    }

    /** How long to leave it: 1 s, and where it failed doubling up to 5 minutes. */
    Duration pause() {
        var doubled = AGAIN.multipliedBy(1L << Math.min(failures, DOUBLINGS_MAX));
        return doubled.compareTo(BACKOFF_MAX) < 0 ? doubled : BACKOFF_MAX;
    }
}
