package org.finmesh.domains.treasury.cashposition;

import java.math.BigDecimal;
import java.time.LocalDate;

/** What this product needs of a position in capital-markets.positions. */
record SettlingPosition(
        String bookId,
        String isin,
        LocalDate settlementDate,
        BigDecimal netSettlementAmount,
        String settlementCurrency) {

    /** Positive where the bank receives money on the settlement date, by that product's contract. */
    Flow flow() {
        return new Flow(
                Side.SETTLEMENT,
                "%s|%s|%s".formatted(bookId, isin, settlementDate),
                settlementCurrency,
                settlementDate,
                netSettlementAmount);
    }
}
