package org.finmesh.domains.retailbanking.fraudalerts;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.finmesh.domains.retailbanking.fraudalerts.Finding.Severity;
import org.jspecify.annotations.Nullable;

/**
 * The card itself used in two countries, one after the other, faster than an airliner gets from border to border: one of
 * the two cards is a copy.
 */
final class ImpossibleTravel {

    private static final long KM_PER_HOUR = 1_000;

    private ImpossibleTravel() {}

    static Optional<Finding> find(Habits habits, CardUse use) {
        if (!use.cardPresent()) {
            return Optional.empty();
        }
        var present = habits.with(use).stream().filter(CardUse::cardPresent).toList();
        var index = present.indexOf(use);
        return between(index > 0 ? present.get(index - 1) : null, use)
                .or(() -> between(use, index + 1 < present.size() ? present.get(index + 1) : null));
    }

    private static Optional<Finding> between(@Nullable CardUse before, @Nullable CardUse after) {
        if (before == null || after == null || before.merchantCountry() == null || after.merchantCountry() == null) {
            return Optional.empty();
        }
        var km = Countries.kmApartAtLeast(before.merchantCountry(), after.merchantCountry());
        var needed = Duration.ofSeconds(km * 3_600 / KM_PER_HOUR);
        return Duration.between(before.bookedAt(), after.bookedAt()).compareTo(needed) < 0
                ? Optional.of(new Finding(Rule.IMPOSSIBLE_TRAVEL, Severity.HIGH, List.of(before, after), null, km))
                : Optional.empty();
    }
}
