package org.finmesh.platform.access;

import java.util.Locale;

/**
 * One thing that the platform tried as the consumer.
 *
 * @param tried in words, such as {@code fetch from topic treasury.fx-rates.v1}
 * @param expected what the consumer's agreements said at the time: {@link Outcome#ALLOWED} or {@link Outcome#REFUSED}
 * @param detail the system's own words; no data and no secret
 */
public record Attempt(GrantSystem system, String tried, Outcome expected, Outcome seen, String detail) {

    private static final int DETAIL_LENGTH_MAX = 500;

    /** What a system answers. */
    public enum Outcome {
        ALLOWED,
        REFUSED,
        /** It gave no answer. */
        FAILED;

        /** The name in the API. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @throws IllegalArgumentException when a failure is expected */
    public Attempt {
        if (expected == Outcome.FAILED) {
            throw new IllegalArgumentException("agreements allow or refuse: nothing is expected to fail");
        }
        detail = detail.length() > DETAIL_LENGTH_MAX ? detail.substring(0, DETAIL_LENGTH_MAX) : detail;
    }

    public boolean isAnswered() {
        return seen != Outcome.FAILED;
    }

    /** Whether the system did as agreed. */
    public boolean holds() {
        return seen == expected;
    }
}
