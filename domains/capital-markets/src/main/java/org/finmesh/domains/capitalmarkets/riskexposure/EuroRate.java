package org.finmesh.domains.capitalmarkets.riskexposure;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.finmesh.platform.processing.Lookup;
import org.jspecify.annotations.Nullable;

/**
 * The rate that an amount is converted with.
 *
 * @param rate units of the amount's currency for one euro
 * @param date that it was published for
 * @param basis value_date, earlier_date or same_currency
 */
record EuroRate(BigDecimal rate, LocalDate date, String basis) {

    /** TARGET never closes for so long: an older rate means that something is missing. */
    static final int DAYS_BACK_MAX = 7;

    static final String EURO = "EUR";

    /** Of {@code treasury.fx-rates}, what this product uses. */
    record Published(BigDecimal rate) {}

    /** The rate of the day; else the latest of the {@value #DAYS_BACK_MAX} days before; else null: never a rate of one or zero. */
    static @Nullable EuroRate of(String currency, LocalDate day, Lookup<Published> rates) {
        if (currency.equals(EURO)) {
            return new EuroRate(BigDecimal.ONE, day, "same_currency");
        }
        for (var back = 0; back <= DAYS_BACK_MAX; back++) {
            var date = day.minusDays(back);
            var published = rates.get(date + "|" + currency);
            if (published != null) {
                return new EuroRate(published.rate, date, back == 0 ? "value_date" : "earlier_date");
            }
        }
        return null;
    }
}
