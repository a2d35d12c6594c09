package org.finmesh.domains.capitalmarkets.marketdata;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A quote as published; the contract says what each component means. */
public record MarketPrice(
        String isin,
        String symbol,
        String venueMic,
        LocalDate tradingDate,
        String priceKind,
        BigDecimal price,
        String priceCurrency,
        @Nullable Long volume,
        Instant quotedAt) {}
