package org.finmesh.domains.capitalmarkets.riskexposure;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/** The latest price of a share; the market data's contract says what each component means. */
record Quote(LocalDate tradingDate, BigDecimal price, String priceCurrency, Instant quotedAt) {

    static Quote of(Update.Price update) {
        return new Quote(update.tradingDate(), update.price(), update.priceCurrency(), update.quotedAt());
    }

    /** Whether all that is valued with one is worth the same with the other. */
    boolean valuesLike(Quote other) {
        return tradingDate.equals(other.tradingDate)
                && price.compareTo(other.price) == 0
                && priceCurrency.equals(other.priceCurrency);
    }
}
