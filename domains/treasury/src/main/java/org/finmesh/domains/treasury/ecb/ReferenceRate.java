package org.finmesh.domains.treasury.ecb;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * One rate as the ECB published it.
 *
 * @param rateDate the TARGET business day
 * @param quoteCurrency ISO 4217 code, historic ones included
 * @param rate units of {@code quoteCurrency} for one euro, greater than zero, digits as in the file
 */
public record ReferenceRate(LocalDate rateDate, String quoteCurrency, BigDecimal rate) {

    public ReferenceRate {
        if (rate.signum() <= 0) {
            throw new IllegalArgumentException("a rate is greater than zero, not " + rate);
        }
    }
}
