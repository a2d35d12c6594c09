package org.finmesh.domains.retailbanking.fraudalerts;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.finmesh.domains.retailbanking.fraudalerts.Finding.Severity;

/**
 * A payment to a kind of merchant that the customer has never paid, of at least {@value #TIMES_USUAL} times what a payment
 * of the customer's usually is. Asks for {@value #PAYMENTS_KNOWN} payments before: of a new customer nothing is usual.
 */
final class UnusualMerchant {

    static final long PAYMENTS_KNOWN = 20;
    static final long TIMES_USUAL = 10;
    static final long TIMES_USUAL_HIGH = 25;

    private UnusualMerchant() {}

    static Optional<Finding> find(Habits habits, CardUse use) {
        if (!use.payment()
                || habits.payments() < PAYMENTS_KNOWN
                || use.merchantCategory() == null
                || habits.categories().contains(use.merchantCategory())) {
            return Optional.empty();
        }
        var usual = habits.usualAmount();
        if (!isTimes(use.amount(), TIMES_USUAL, usual)) {
            return Optional.empty();
        }
        var severity = isTimes(use.amount(), TIMES_USUAL_HIGH, usual) ? Severity.HIGH : Severity.MEDIUM;
        return Optional.of(new Finding(Rule.UNUSUAL_MERCHANT, severity, List.of(use), usual, null));
    }

    private static boolean isTimes(BigDecimal amount, long times, BigDecimal usual) {
        return amount.compareTo(usual.multiply(BigDecimal.valueOf(times))) >= 0;
    }
}
