package org.finmesh.platform.contract.check;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * An end of what values may be: a number, or a moment as text.
 *
 * @param key of the option
 * @param exclusive whether the bound itself is outside
 */
record Bound(String key, Element at, boolean exclusive) {

    static List<Bound> lower(Element options) {
        return of(options, "minimum", "exclusiveMinimum");
    }

    static List<Bound> upper(Element options) {
        return of(options, "maximum", "exclusiveMaximum");
    }

    /** Until ODCS 3.0.2 the exclusive one is a flag of the other, since 3.1 a bound itself. */
    private static List<Bound> of(Element options, String inclusive, String exclusive) {
        return Stream.of(
                        new Bound(inclusive, options.at(inclusive), options.isTrue(exclusive)),
                        new Bound(exclusive, options.at(exclusive), true))
                .filter(bound -> bound.at.number() != null || bound.at.text() != null)
                .toList();
    }

    String shown() {
        return at.node().toString();
    }

    /** @param whole whether the values between are integers */
    static boolean excludeAll(Bound lower, Bound upper, boolean whole) {
        if (whole && lower.at.number() != null && upper.at.number() != null) {
            return lower.whole(RoundingMode.CEILING, 1).compareTo(upper.whole(RoundingMode.FLOOR, -1)) > 0;
        }
        var order = compare(lower.at, upper.at);
        return order.isPresent()
                && (order.getAsInt() > 0 || order.getAsInt() == 0 && (lower.exclusive || upper.exclusive));
    }

    /** The outermost integer within, {@code inwards} being the way from an excluded bound to it. */
    private BigDecimal whole(RoundingMode rounding, int inwards) {
        var number = Objects.requireNonNull(at.number());
        var rounded = number.setScale(0, rounding);
        return exclusive && rounded.compareTo(number) == 0 ? rounded.add(BigDecimal.valueOf(inwards)) : rounded;
    }

    private static OptionalInt compare(Element lower, Element upper) {
        return lower.number() != null && upper.number() != null
                ? OptionalInt.of(lower.number().compareTo(upper.number()))
                : Moments.compare(lower.text(), upper.text());
    }
}
