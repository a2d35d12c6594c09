package org.finmesh.domains.retailbanking.fraudalerts;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * What is remembered of how a customer uses the card.
 *
 * @param recent the last uses of the last {@link #REACH}, at most {@value #RECENT_MAX}, by booking time
 * @param categories of merchants that were paid before; at most {@value #CATEGORIES_MAX}
 * @param payments how many payments there were
 * @param spent with all of them
 * @param alerted by rule, what the last alert was about
 */
record Habits(
        List<CardUse> recent, List<String> categories, long payments, BigDecimal spent, Map<String, Alerted> alerted) {

    /** What comes later than this after the latest use is not judged any more. */
    static final Duration REACH = Duration.ofHours(24);

    static final int RECENT_MAX = 30;

    /** As many as ISO 18245 has, and some. */
    static final int CATEGORIES_MAX = 1_000;

    Habits {
        recent = List.copyOf(recent);
        categories = List.copyOf(categories);
        alerted = Map.copyOf(alerted);
    }

    /** A stretch of booking time in which a rule has spoken, and for how long it is then silent. */
    record Alerted(Instant from, Instant until) {

        boolean covers(Finding finding) {
            return !finding.from().isAfter(until) && !finding.to().isBefore(from);
        }
    }

    static Habits none() {
        return new Habits(List.of(), List.of(), 0, BigDecimal.ZERO, Map.of());
    }

    boolean knows(CardUse use) {
        return recent.stream().anyMatch(known -> known.transactionId().equals(use.transactionId()));
    }

    boolean isTooLate(CardUse use) {
        return !recent.isEmpty()
                && use.bookedAt().isBefore(recent.getLast().bookedAt().minus(REACH));
    }

    /** The uses with this one among them, by booking time: it may have come late. */
    List<CardUse> with(CardUse use) {
        var all = new ArrayList<>(recent);
        all.add(use);
        all.sort(Comparator.comparing(CardUse::bookedAt).thenComparing(CardUse::transactionId));
        return all;
    }

    /** Of a payment; zero where there was none. */
    BigDecimal usualAmount() {
        return payments == 0 ? BigDecimal.ZERO : spent.divide(BigDecimal.valueOf(payments), MathContext.DECIMAL64);
    }

    boolean spokeOf(Finding finding) {
        var last = alerted.get(finding.rule().toString());
        return last != null && last.covers(finding);
    }

    Habits after(CardUse use, List<Finding> findings) {
        var all = with(use);
        var horizon = all.getLast().bookedAt().minus(REACH);
        var kept = all.stream()
                .skip(Math.max(0, all.size() - RECENT_MAX))
                .filter(known -> !known.bookedAt().isBefore(horizon))
                .toList();
        var spoken = new HashMap<>(alerted);
        for (var finding : findings) {
            spoken.put(finding.rule().toString(), new Alerted(finding.from(), finding.silentUntil()));
        }
        return use.payment()
                ? new Habits(kept, categoriesWith(use), payments + 1, spent.add(use.amount()), spoken)
                : new Habits(kept, categories, payments, spent, spoken);
    }

    private List<String> categoriesWith(CardUse use) {
        var all = new HashSet<>(categories);
        if (use.merchantCategory() != null && all.size() < CATEGORIES_MAX) {
            all.add(use.merchantCategory());
        }
        return all.stream().sorted().toList();
    }
}
