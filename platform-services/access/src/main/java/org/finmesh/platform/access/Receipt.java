package org.finmesh.platform.access;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * The proof of an agreement: what the platform tried as its consumer, and saw. Kept for ever, never rewritten.
 *
 * @param at when the last attempt was over
 * @param attempts at least one, in the order in which they were made
 */
public record Receipt(UUID id, AgreementId agreement, Occasion occasion, Instant at, List<Attempt> attempts) {

    /** What happened to the agreement before. */
    public enum Occasion {
        GRANTED,
        CHANGED,
        ENDED;

        /** The name in the API and in the database. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @throws IllegalArgumentException without an attempt: nothing tried proves nothing */
    public Receipt {
        attempts = List.copyOf(attempts);
        if (attempts.isEmpty()) {
            throw new IllegalArgumentException("a receipt without an attempt proves nothing");
        }
    }

    /** Whether every system did as agreed; one that gave no answer did not. */
    public boolean holds() {
        return attempts.stream().allMatch(Attempt::holds);
    }

    public boolean isAnswered() {
        return attempts.stream().allMatch(Attempt::isAnswered);
    }

    /** What was not as agreed, in words. */
    public String contradiction() {
        return String.join(
                "; ",
                attempts.stream()
                        .filter(attempt -> !attempt.holds())
                        .map(attempt -> "%s: %s was to be %s and %s (%s)"
                                .formatted(
                                        attempt.system(),
                                        attempt.tried(),
                                        attempt.expected().label(),
                                        attempt.isAnswered()
                                                ? "was " + attempt.seen().label()
                                                : "failed",
                                        attempt.detail()))
                        .toList());
    }
}
