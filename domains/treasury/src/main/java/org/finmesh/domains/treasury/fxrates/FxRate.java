package org.finmesh.domains.treasury.fxrates;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A published reference rate.
 *
 * @param baseCurrency always EUR
 * @param rate units of {@code quoteCurrency} for one unit of {@code baseCurrency}
 * @param receivedAt when the mesh picked up the file it came in
 */
public record FxRate(
        LocalDate rateDate, String baseCurrency, String quoteCurrency, BigDecimal rate, Instant receivedAt) {}
