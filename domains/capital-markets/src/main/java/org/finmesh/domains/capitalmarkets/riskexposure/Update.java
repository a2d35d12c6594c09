package org.finmesh.domains.capitalmarkets.riskexposure;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/** What an exposure follows from: what the books hold, and what it is worth. */
sealed interface Update {

    String isin();

    /** Of a position, what this product uses. */
    record Position(String bookId, String isin, LocalDate settlementDate, long quantity, Instant changedAt)
            implements Update {}

    /** Of a quote, what this product uses. */
    record Price(String isin, LocalDate tradingDate, BigDecimal price, String priceCurrency, Instant quotedAt)
            implements Update {}
}
