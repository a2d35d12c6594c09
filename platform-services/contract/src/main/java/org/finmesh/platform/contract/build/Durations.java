package org.finmesh.platform.contract.build;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Lengths of time as contracts write them: a number and a unit. A year has 365 days. */
public final class Durations {

    private static final Pattern FORM = Pattern.compile("(\\d{1,12}(?:\\.\\d{1,6})?)\\s*(ms|[smhdy])");
    private static final Map<String, Duration> UNITS = Map.of(
            "ms", Duration.ofMillis(1),
            "s", Duration.ofSeconds(1),
            "m", Duration.ofMinutes(1),
            "h", Duration.ofHours(1),
            "d", Duration.ofDays(1),
            "y", Duration.ofDays(365));

    private Durations() {}

    /** {@code 7d}, {@code 1.5 h}; empty when {@code text} is no number from 0 with a unit of ms, s, m, h, d or y. */
    public static Optional<Duration> parse(String text) {
        var matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var unit = BigDecimal.valueOf(UNITS.get(matcher.group(2)).toMillis());
        var millis = new BigDecimal(matcher.group(1)).multiply(unit);
        return Optional.of(Duration.ofMillis(millis.longValue()));
    }

    /** Of a service level's value and unit. */
    public static Optional<Duration> parse(String value, @Nullable String unit) {
        return unit == null ? Optional.empty() : parse(value + unit);
    }
}
