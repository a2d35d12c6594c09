package org.finmesh.domains.capitalmarkets.positions;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/**
 * What a version of a trade changes in one position.
 *
 * @param quantity shares that the book gets, negative where it gives them
 * @param amount money that the book gets, negative where it pays
 * @param trades how many more trades make the position
 * @param recordedAt when the blotter wrote what makes the change
 */
record PositionChange(
        String bookId,
        String isin,
        LocalDate settlementDate,
        long quantity,
        BigDecimal amount,
        String currency,
        int trades,
        Instant recordedAt) {

    String key() {
        return bookId + "|" + isin + "|" + settlementDate;
    }

    boolean isNone() {
        return quantity == 0 && amount.signum() == 0 && trades == 0;
    }

    /** Takes back what this one did, as of {@code at}. */
    PositionChange reversed(Instant at) {
        return new PositionChange(bookId, isin, settlementDate, -quantity, amount.negate(), currency, -trades, at);
    }

    /** Both at once, of one position. */
    PositionChange plus(PositionChange other) {
        return new PositionChange(
                bookId,
                isin,
                settlementDate,
                quantity + other.quantity,
                amount.add(other.amount),
                currency,
                trades + other.trades,
                recordedAt.isAfter(other.recordedAt) ? recordedAt : other.recordedAt);
    }
}
