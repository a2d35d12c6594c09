package org.finmesh.domains.retailbanking.fraudalerts;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a rule found.
 *
 * @param uses that make the pattern, by booking time; never empty
 * @param usualAmount where the rule compares with it
 * @param distanceKm where the rule is about places
 */
record Finding(
        Rule rule,
        Severity severity,
        List<CardUse> uses,
        @Nullable BigDecimal usualAmount,
        @Nullable Long distanceKm) {

    /** For so long after a pattern its rule is silent for the customer: one alert, not a storm. */
    private static final Duration SILENCE = Duration.ofHours(1);

    enum Severity {
        MEDIUM,
        HIGH
    }

    Finding {
        uses = List.copyOf(uses);
        Objects.checkIndex(0, uses.size());
    }

    Instant from() {
        return uses.getFirst().bookedAt();
    }

    Instant to() {
        return uses.getLast().bookedAt();
    }

    Instant silentUntil() {
        return to().plus(SILENCE);
    }
}
