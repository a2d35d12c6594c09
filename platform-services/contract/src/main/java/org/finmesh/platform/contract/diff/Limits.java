package org.finmesh.platform.contract.diff;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The numbers between two ends.
 *
 * @param lower null where there is none
 * @param lowerOpen whether {@link #lower} itself is outside
 * @param upper null where there is none
 */
record Limits(
        @Nullable BigDecimal lower,
        boolean lowerOpen,
        @Nullable BigDecimal upper,
        boolean upperOpen) {

    static final Limits NONE = new Limits(null, false, null, false);

    static Limits from(BigDecimal lower, boolean open) {
        return new Limits(lower, open, null, false);
    }

    static Limits to(BigDecimal upper, boolean open) {
        return new Limits(null, false, upper, open);
    }

    static Limits between(BigDecimal lower, BigDecimal upper) {
        return new Limits(lower, false, upper, false);
    }

    /** Below zero where this one's lower end lets in more than the other's. */
    int compareLower(Limits other) {
        if (lower == null || other.lower == null) {
            return Boolean.compare(lower != null, other.lower != null);
        }
        var order = lower.compareTo(other.lower);
        return order != 0 ? order : Boolean.compare(lowerOpen, other.lowerOpen);
    }

    /** Below zero where this one's upper end lets in less than the other's. */
    int compareUpper(Limits other) {
        if (upper == null || other.upper == null) {
            return Boolean.compare(upper == null, other.upper == null);
        }
        var order = upper.compareTo(other.upper);
        return order != 0 ? order : Boolean.compare(other.upperOpen, upperOpen);
    }

    boolean contains(Limits other) {
        return compareLower(other) <= 0 && compareUpper(other) >= 0;
    }

    /** What is within both. */
    Limits and(Limits other) {
        var low = compareLower(other) >= 0 ? this : other;
        var high = compareUpper(other) <= 0 ? this : other;
        return new Limits(low.lower, low.lowerOpen, high.upper, high.upperOpen);
    }

    /** No number is within. */
    boolean empty() {
        if (lower == null || upper == null) {
            return false;
        }
        var order = lower.compareTo(upper);
        return order > 0 || (order == 0 && (lowerOpen || upperOpen));
    }

    /** The same for values that are multiples of {@code step} only: no open ends, and each end a value. */
    Limits stepped(BigDecimal step) {
        return new Limits(
                lower == null ? null : step(lower, step, lowerOpen, true),
                false,
                upper == null ? null : step(upper, step, upperOpen, false),
                false);
    }

    private static BigDecimal step(BigDecimal end, BigDecimal step, boolean open, boolean up) {
        var rest = end.remainder(step);
        if (rest.signum() == 0) {
            return !open ? end : up ? end.add(step) : end.subtract(step);
        }
        var towardsZero = end.subtract(rest);
        if (up) {
            return rest.signum() > 0 ? towardsZero.add(step) : towardsZero;
        }
        return rest.signum() < 0 ? towardsZero.subtract(step) : towardsZero;
    }
}
