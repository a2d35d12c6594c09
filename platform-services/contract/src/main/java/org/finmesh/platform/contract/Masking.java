package org.finmesh.platform.contract;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How the masked outlets of a port show a personal field (custom property {@code masking}); see docs/contracts.md. */
public enum Masking {
    /**
     * HMAC-SHA-256 (RFC 2104) of the text under a key that the domain alone has, as 64 hexadecimal digits: rows of one person
     * stay together, and trying all customer numbers does not lead back.
     */
    HASH,
    /** A text's last four characters where it has more than eight; of a date or timestamp the first day of its year, UTC. */
    PARTIAL,
    /** Nothing. */
    ABSENT;

    /** The name in contracts. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Empty where the text is no masking. */
    public static Optional<Masking> parse(String text) {
        return Arrays.stream(values())
                .filter(masking -> masking.label().equals(text))
                .findFirst();
    }
}
