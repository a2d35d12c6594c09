package org.finmesh.domains.retailbanking.fraudalerts;

import java.time.Duration;
import java.util.Optional;
import org.finmesh.domains.retailbanking.fraudalerts.Finding.Severity;

/**
 * {@value #PAYMENTS} card payments within {@link #WINDOW}: a stolen number is tried out quickly. Sized for the sample bank,
 * whose customers pay some thirty times an hour.
 */
final class Velocity {

    static final int PAYMENTS = 5;
    static final Duration WINDOW = Duration.ofSeconds(30);

    private Velocity() {}

    static Optional<Finding> find(Habits habits, CardUse use) {
        if (!use.payment()) {
            return Optional.empty();
        }
        var payments = habits.with(use).stream().filter(CardUse::payment).toList();
        var index = payments.indexOf(use);
        for (var first = Math.max(0, index - PAYMENTS + 1); first <= index; first++) {
            var window = payments.subList(first, Math.min(payments.size(), first + PAYMENTS));
            if (window.size() == PAYMENTS
                    && !window.getLast()
                            .bookedAt()
                            .isAfter(window.getFirst().bookedAt().plus(WINDOW))) {
                return Optional.of(new Finding(Rule.VELOCITY, Severity.MEDIUM, window, null, null));
            }
        }
        return Optional.empty();
    }
}
