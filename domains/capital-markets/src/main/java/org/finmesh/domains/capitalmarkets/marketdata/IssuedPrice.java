package org.finmesh.domains.capitalmarkets.marketdata;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A quote as the second major publishes it; the contract says what each component means. */
public record IssuedPrice(
        String isin,
        String issuerLei,
        String venueMic,
        LocalDate tradingDate,
        String priceKind,
        BigDecimal price,
        String priceCurrency,
        @Nullable Long volume,
        Instant quotedAt) {

    /** @throws org.finmesh.platform.processing.Rejected when the share's issuer is not known */
    static IssuedPrice of(MarketPrice quote) {
        return new IssuedPrice(
                quote.isin(),
                Issuers.leiOf(quote.isin()),
                quote.venueMic(),
                quote.tradingDate(),
                quote.priceKind(),
                quote.price(),
                quote.priceCurrency(),
                quote.volume(),
                quote.quotedAt());
    }
}
