package org.finmesh.domains.capitalmarkets.trades;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * What the blotter says of a trade; each entry has the trade's terms in full, a cancellation too.
 *
 * @param version counts a trade's entries from 1; the highest holds, whichever comes last
 * @param entryType new, correction or cancellation
 * @param side buy or sell, seen from the book
 * @param quantity shares, greater than zero
 * @param price of one share
 * @param recordedAt when the blotter wrote this entry: not before {@code tradedAt}
 */
record BlotterEntry(
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

    BlotterEntry corrected(long otherQuantity, BigDecimal otherPrice, Instant at) {
        return next("correction", bookId, otherQuantity, otherPrice, tradedAt, at);
    }

    BlotterEntry movedTo(String otherBook, Instant at) {
        return next("correction", otherBook, quantity, price, tradedAt, at);
    }

    BlotterEntry tradedOn(Instant otherTradedAt, Instant at) {
        return next("correction", bookId, quantity, price, otherTradedAt, at);
    }

    BlotterEntry cancelled(Instant at) {
        return next("cancellation", bookId, quantity, price, tradedAt, at);
    }

    private BlotterEntry next(
            String type, String book, long newQuantity, BigDecimal newPrice, Instant traded, Instant at) {
        return new BlotterEntry(
                tradeId, version + 1, type, book, isin, side, newQuantity, newPrice, priceCurrency, traded, at);
    }
}
