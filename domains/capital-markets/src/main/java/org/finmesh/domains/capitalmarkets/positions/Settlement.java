package org.finmesh.domains.capitalmarkets.positions;

import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.temporal.TemporalAdjusters.dayOfWeekInMonth;
import static java.time.temporal.TemporalAdjusters.lastInMonth;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.util.Set;

/**
 * When a US share trade settles: so many business days after the trading day as the SEC's rule 15c6-1 had it then, which
 * is three, two from 5 September 2017, and one from 28 May 2024.
 *
 * <p>The calendar is simplified: weekends and the nine holidays that stock exchange and central bank share, a Sunday's kept
 * on Monday. Without Good Friday, and without days of closing that were not foreseen.
 */
final class Settlement {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final LocalDate TWO_DAYS_FROM = LocalDate.of(2017, Month.SEPTEMBER, 5);
    private static final LocalDate ONE_DAY_FROM = LocalDate.of(2024, Month.MAY, 28);

    private Settlement() {}

    static LocalDate dateOf(Instant tradedAt) {
        return dateOf(tradedAt.atZone(NEW_YORK).toLocalDate());
    }

    /** @param tradingDate counted from, a business day or not */
    static LocalDate dateOf(LocalDate tradingDate) {
        var date = tradingDate;
        for (var days = cycle(tradingDate); days > 0; days--) {
            date = date.plusDays(1);
            while (!isBusinessDay(date)) {
                date = date.plusDays(1);
            }
        }
        return date;
    }

    private static int cycle(LocalDate tradingDate) {
        if (tradingDate.isBefore(TWO_DAYS_FROM)) {
            return 3;
        }
        return tradingDate.isBefore(ONE_DAY_FROM) ? 2 : 1;
    }

    static boolean isBusinessDay(LocalDate date) {
        var weekday = date.getDayOfWeek();
        if (weekday == SATURDAY || weekday == SUNDAY) {
            return false;
        }
        return !holidays(date.getYear()).contains(weekday == MONDAY ? date.minusDays(1) : date)
                && !holidays(date.getYear()).contains(date);
    }

    private static Set<LocalDate> holidays(int year) {
        return Set.of(
                LocalDate.of(year, Month.JANUARY, 1),
                LocalDate.of(year, Month.JANUARY, 1).with(dayOfWeekInMonth(3, MONDAY)),
                LocalDate.of(year, Month.FEBRUARY, 1).with(dayOfWeekInMonth(3, MONDAY)),
                LocalDate.of(year, Month.MAY, 1).with(lastInMonth(MONDAY)),
                LocalDate.of(year, Month.JUNE, 19),
                LocalDate.of(year, Month.JULY, 4),
                LocalDate.of(year, Month.SEPTEMBER, 1).with(dayOfWeekInMonth(1, MONDAY)),
                LocalDate.of(year, Month.NOVEMBER, 1).with(dayOfWeekInMonth(4, THURSDAY)),
                LocalDate.of(year, Month.DECEMBER, 25));
    }
}
