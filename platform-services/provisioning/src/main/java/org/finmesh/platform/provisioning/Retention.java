package org.finmesh.platform.provisioning;

import java.time.Duration;
import java.util.regex.Pattern;

/** How long a topic keeps records, as contracts say it: a number and a unit, {@code 7d}. */
final class Retention {

    private static final Pattern FORM = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h|d|y)");

    private Retention() {}

    /**
     * Kafka's {@code retention.ms}; a year has 365 days.
     *
     * @throws IllegalArgumentException when {@code text} is no number with one of the units ms, s, m, h, d, y
     */
    static String millis(String text) {
        var matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("retention '%s' is no number with a unit, such as '7d'".formatted(text));
        }
        var number = Long.parseLong(matcher.group(1));
        return Long.toString(
                switch (matcher.group(2)) {
                    case "ms" -> number;
                    case "s" -> Duration.ofSeconds(number).toMillis();
                    case "m" -> Duration.ofMinutes(number).toMillis();
                    case "h" -> Duration.ofHours(number).toMillis();
                    case "d" -> Duration.ofDays(number).toMillis();
                    case "y" -> Duration.ofDays(365 * number).toMillis();
                    default -> throw new IllegalArgumentException("unknown unit of retention: " + matcher.group(2));
                });
    }
}
