package org.finmesh.platform.server.canaries;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.finmesh.platform.quality.CanaryHealth;
import org.finmesh.platform.quality.CanaryHealth.Passage;
import org.jspecify.annotations.Nullable;

/** What a port's canaries say of it. */
enum CanaryState {
    /** All came through in time. */
    WELL,
    /** None of those that were sent has had time to come through yet. */
    WAITING,
    /** One was not seen where it should be. */
    LOST,
    /** All came through, one not in time. */
    LATE,
    /** None is sent any more: the domain's process does not run. */
    SILENT;

    /** How long one may take: a process that restarts has its partitions back by then. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    static CanaryState of(CanaryHealth health, Instant now) {
        if (health.lastSentAt().plus(PATIENCE).isBefore(now)) {
            return SILENT;
        }
        if (health.sent() == 0) {
            return WAITING;
        }
        if (isMissing(health.topic(), health.sent()) || isMissing(health.table(), health.sent())) {
            return LOST;
        }
        return isLate(health.topic()) || isLate(health.table()) ? LATE : WELL;
    }

    private static boolean isMissing(@Nullable Passage passage, long sent) {
        return passage != null && passage.seen() < sent;
    }

    private static boolean isLate(@Nullable Passage passage) {
        return passage != null && passage.delayMsMax() != null && passage.delayMsMax() > PATIENCE.toMillis();
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
