package org.finmesh.platform.contract;

import java.util.Locale;

/** How closely a field is held, from open to closed; the order is that of the constants. */
public enum Classification {
    PUBLIC,
    INTERNAL,
    CONFIDENTIAL,
    RESTRICTED;

    /** @throws IllegalArgumentException when {@code text} is none of the four, in lower case */
    public static Classification parse(String text) {
        for (var classification : values()) {
            if (classification.toString().equals(text)) {
                return classification;
            }
        }
        throw new IllegalArgumentException(
                "classification '%s' is none of public, internal, confidential, restricted".formatted(text));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
