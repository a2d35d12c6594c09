package org.finmesh.portal.journey;

import java.math.BigDecimal;
import java.time.LocalDate;

/** One euro in another currency on a day. Equal by number: 1.175 is 1.175000. */
record Rate(LocalDate day, String currency, BigDecimal rate) {

    Rate {
        rate = rate.stripTrailingZeros();
    }
}
