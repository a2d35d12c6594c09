package org.finmesh.domains.capitalmarkets.positions;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.finmesh.platform.contract.IdentifierScheme;
import org.finmesh.platform.processing.Rejected;

/**
 * A version of a trade as the blotter sends it. The components are as in the contract; {@code version} counts from 1.
 *
 * @param entryType new, correction or cancellation
 * @param side buy or sell, seen from the book
 * @param quantity shares, greater than zero
 */
record Trade(
        String tradeId,
        int version,
        String entryType,
        String bookId,
        String isin,
        String side,
        long quantity,
        BigDecimal price,
        String priceCurrency,
        Instant tradedAt,
        Instant recordedAt) {

    /** US listings trade and settle in US dollar. */
    private static final String CURRENCY = "USD";

    private static final int PRICE_SCALE = 4;
    private static final int PRICE_DIGITS_MAX = 9;
    private static final long QUANTITY_MAX = 1_000_000_000L;
    private static final Set<String> ENTRY_TYPES = Set.of("new", "correction", "cancellation");
    private static final Map<String, Integer> SIGNS = Map.of("buy", 1, "sell", -1);

    /**
     * What must be right before a trade is counted in: once it is, it is too late to keep it out.
     *
     * @throws Rejected when a value is none
     */
    Trade checked() {
        require(tradeId.matches("TR[0-9]{16}"), "INVALID_TRADE_ID", "trade_id is not TR and sixteen digits");
        require(version >= 1, "INVALID_VERSION", "version is less than 1");
        require(ENTRY_TYPES.contains(entryType), "UNKNOWN_ENTRY_TYPE", "entry_type is none that the blotter has");
        require(bookId.matches("[A-Z]{3}-[A-Z]{2}-[0-9]{2}"), "INVALID_BOOK", "book_id is not like NYC-EQ-01");
        require(
                IdentifierScheme.ISIN.problem(isin).isEmpty(),
                "INVALID_ISIN",
                "isin has a wrong check digit, country or form (ISO 6166)");
        require(SIGNS.containsKey(side), "UNKNOWN_SIDE", "side is neither buy nor sell");
        require(quantity > 0 && quantity <= QUANTITY_MAX, "INVALID_QUANTITY", "quantity is not from 1 to 10^9");
        require(price.signum() > 0, "PRICE_NOT_POSITIVE", "price is zero or negative");
        require(
                price.stripTrailingZeros().scale() <= PRICE_SCALE
                        && price.precision() - price.scale() <= PRICE_DIGITS_MAX,
                "PRICE_TOO_PRECISE",
                "price has more than 4 digits after the point, or more than 9 before it");
        require(priceCurrency.equals(CURRENCY), "OTHER_CURRENCY", "price_currency is not USD, as of US listings");
        require(!tradedAt.isAfter(recordedAt), "TRADED_IN_FUTURE", "traded_at is after recorded_at");
        return new Trade(
                tradeId,
                version,
                entryType,
                bookId,
                isin,
                side,
                quantity,
                price.setScale(PRICE_SCALE, RoundingMode.UNNECESSARY),
                priceCurrency,
                tradedAt,
                recordedAt);
    }

    private static void require(boolean holds, String reasonCode, String reason) {
        if (!holds) {
            throw new Rejected(reasonCode, reason);
        }
    }

    boolean cancelled() {
        return entryType.equals("cancellation");
    }

    LocalDate settlementDate() {
        return Settlement.dateOf(tradedAt);
    }

    /** What the trade adds to its position: nothing once it is cancelled. */
    PositionChange effect() {
        var signed = cancelled() ? 0 : quantity * SIGNS.getOrDefault(side, 0);
        return new PositionChange(
                bookId,
                isin,
                settlementDate(),
                signed,
                price.multiply(BigDecimal.valueOf(-signed)),
                priceCurrency,
                cancelled() ? 0 : 1,
                recordedAt);
    }
}
