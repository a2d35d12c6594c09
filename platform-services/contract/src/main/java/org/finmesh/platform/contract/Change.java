package org.finmesh.platform.contract;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One difference between two versions of a contract.
 *
 * @param path where, with names in place of indexes: {@code schema.orders.properties.amount.required}
 * @param field the property that it is about, nested ones with dots ({@code address.city}); null when it is about no one field
 * @param what changed, with both values
 * @param why it has this effect
 */
public record Change(String path, @Nullable String field, Effect effect, String what, String why) {

    /** What a change does to those who rely on the contract. */
    public enum Effect {
        /** Can surprise them, or cannot be decided. */
        BREAKING,
        /** Cannot. */
        COMPATIBLE,
        /** Changes neither data nor behaviour. */
        DOCUMENTATION;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** {@code PATH: EFFECT: what (why)}, the form of {@code mesh diff}. */
    @Override
    public String toString() {
        return "%s: %s: %s (%s)".formatted(path, effect, what, why);
    }
}
