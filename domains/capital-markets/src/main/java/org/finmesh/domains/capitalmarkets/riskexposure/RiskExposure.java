package org.finmesh.domains.capitalmarkets.riskexposure;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** An exposure as published; the contract says what each component means. */
public record RiskExposure(
        String bookId,
        String isin,
        long quantity,
        @Nullable BigDecimal price,
        @Nullable String priceCurrency,
        @Nullable LocalDate valueDate,
        @Nullable BigDecimal marketValue,
        @Nullable BigDecimal exposureEur,
        String exposureCurrency,
        @Nullable BigDecimal rate,
        @Nullable LocalDate rateDate,
        @Nullable String rateBasis,
        String valuationStatus,
        Instant valuedAt) {}
