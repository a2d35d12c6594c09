package org.finmesh.domains.treasury.cashposition;

import java.math.BigDecimal;
import java.time.Instant;
import org.finmesh.platform.processing.Rejected;

/** What this product needs of a transaction in retail-banking.transaction-history. */
record BookedTransaction(
        String transactionId, Instant bookedAt, String direction, BigDecimal amount, String amountCurrency) {

    /** A credit to a customer's account is money that reached the bank; a debit has left it. */
    Flow flow() {
        return new Flow(
                Side.RETAIL,
                transactionId,
                amountCurrency,
                Flow.day(bookedAt),
                switch (direction) {
                    case "credit" -> amount;
                    case "debit" -> amount.negate();
                    default -> throw new Rejected("UNKNOWN_DIRECTION", "direction is neither credit nor debit");
                });
    }
}
