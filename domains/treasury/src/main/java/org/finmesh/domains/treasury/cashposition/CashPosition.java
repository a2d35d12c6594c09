package org.finmesh.domains.treasury.cashposition;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/** A row of the product; the contract says what each component means. */
public record CashPosition(
        String currency,
        LocalDate valueDate,
        BigDecimal retailInflow,
        BigDecimal retailOutflow,
        BigDecimal settlementInflow,
        BigDecimal settlementOutflow,
        BigDecimal netAmount,
        long retailTransactions,
        long settlementPositions,
        long revision,
        Instant updatedAt) {

    static CashPosition of(String currency, LocalDate valueDate, CashDay day) {
        var retail = day.retail();
        var settlement = day.settlement();
        return new CashPosition(
                currency,
                valueDate,
                retail.inflow(),
                retail.outflow(),
                settlement.inflow(),
                settlement.outflow(),
                retail.inflow()
                        .subtract(retail.outflow())
                        .add(settlement.inflow())
                        .subtract(settlement.outflow()),
                retail.flows(),
                settlement.flows(),
                day.revision(),
                day.updatedAt());
    }
}
