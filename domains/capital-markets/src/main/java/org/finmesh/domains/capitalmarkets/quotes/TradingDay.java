package org.finmesh.domains.capitalmarkets.quotes;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A share's day as the price file has it.
 *
 * @param volume shares traded on the whole day
 */
record TradingDay(
        Share share, LocalDate date, BigDecimal open, BigDecimal high, BigDecimal low, BigDecimal close, long volume) {

    /** One of a day's four prices; {@code volume} with the close, when it is known. */
    record Price(
            TradingDay day,
            String kind,
            BigDecimal price,
            @Nullable Long volume) {}

    /**
     * The shortest path through the day's prices: open, then of high and low the one nearer to it (the low when both are as
     * near), then the other, then close.
     */
    List<Price> path() {
        var highPrice = new Price(this, "high", high, null);
        var lowPrice = new Price(this, "low", low, null);
        var highFirst = high.subtract(open).compareTo(open.subtract(low)) < 0;
        return List.of(
                new Price(this, "open", open, null),
                highFirst ? highPrice : lowPrice,
                highFirst ? lowPrice : highPrice,
                new Price(this, "close", close, volume));
    }
}
