package org.finmesh.portal.product;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import org.finmesh.portal.shell.Durations;
import org.jspecify.annotations.Nullable;

/** A promise's value with its unit, as people say it: {@code 60000 ms} is one minute. */
final class Quantity {

    /** Short units of time that read better in another: in ms. */
    private static final Map<String, Integer> MILLIS = Map.of("ms", 1, "s", 1000, "m", 60_000);

    private static final Set<String> LONG = Set.of("h", "d", "y");

    private Quantity() {}

    static String words(String value, @Nullable String unit) {
        if (unit == null) {
            return value;
        }
        try {
            var number = new BigDecimal(value);
            if (MILLIS.containsKey(unit)) {
                return Durations.words(
                        number.multiply(BigDecimal.valueOf(MILLIS.get(unit))).longValue());
            }
            return LONG.contains(unit) ? translate("product.unit." + unit, number) : value + " " + unit;
        } catch (NumberFormatException text) {
            return value + " " + unit;
        }
    }
}
