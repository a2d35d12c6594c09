package org.finmesh.domains.treasury.cashposition;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.finmesh.platform.processing.Filtered;
import org.finmesh.platform.processing.Fold.Step;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a currency: its value dates from some days back to the farthest ahead, at most {@link
 * #DAYS_KEPT} + {@link Flow#DAYS_AHEAD_MAX} + 1.
 *
 * @param latest the latest day on which something happened
 * @param days by value date
 */
record CashDays(LocalDate latest, Map<String, CashDay> days) {

    /** A value date is final when it is longer past than this, by the event times of its currency. */
    static final int DAYS_KEPT = 7;

    CashDays {
        days = Map.copyOf(days);
    }

    static Step<CashDays, CashPosition> step(@Nullable CashDays known, Change change, Instant eventTime) {
        var today = Flow.day(eventTime);
        var latest = known == null || today.isAfter(known.latest) ? today : known.latest;
        var oldest = latest.minusDays(DAYS_KEPT);
        if (change.valueDate().isBefore(oldest)) {
            throw new Filtered(
                    "VALUE_DATE_PAST", "the value date is more than %d days past, and final".formatted(DAYS_KEPT));
        }
        var days = new TreeMap<String, CashDay>(known == null ? Map.of() : known.days);
        days.keySet().removeIf(day -> LocalDate.parse(day).isBefore(oldest));
        var day = days.getOrDefault(change.valueDate().toString(), CashDay.NONE).after(change, eventTime);
        days.put(change.valueDate().toString(), day);
        return Step.of(new CashDays(latest, days), CashPosition.of(change.currency(), change.valueDate(), day));
    }
}
