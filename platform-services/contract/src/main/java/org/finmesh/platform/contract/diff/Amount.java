package org.finmesh.platform.contract.diff;

import static java.util.Map.entry;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How much a service level promises.
 *
 * @param value of a length of time in seconds, of a date in seconds since the epoch, else as written
 * @param measure what can be compared with what: {@code time}, {@code date}, {@code percent}, or the unit as written
 */
record Amount(BigDecimal value, String measure) {

    private static final Pattern FORM = Pattern.compile("([-+]?\\d{1,18}(?:\\.\\d{1,18})?)\\s*([A-Za-z%]*)");
    private static final BigDecimal YEAR = BigDecimal.valueOf(365L * 86_400);

    /** By the letters and words of ODCS; a year has 365 days, and a month is its twelfth. */
    private static final Map<String, BigDecimal> SECONDS = Map.ofEntries(
            entry("ms", new BigDecimal("0.001")),
            entry("millisecond", new BigDecimal("0.001")),
            entry("s", BigDecimal.ONE),
            entry("sec", BigDecimal.ONE),
            entry("second", BigDecimal.ONE),
            entry("m", BigDecimal.valueOf(60)),
            entry("min", BigDecimal.valueOf(60)),
            entry("minute", BigDecimal.valueOf(60)),
            entry("h", BigDecimal.valueOf(3_600)),
            entry("hr", BigDecimal.valueOf(3_600)),
            entry("hour", BigDecimal.valueOf(3_600)),
            entry("d", BigDecimal.valueOf(86_400)),
            entry("day", BigDecimal.valueOf(86_400)),
            entry("w", BigDecimal.valueOf(7 * 86_400)),
            entry("week", BigDecimal.valueOf(7 * 86_400)),
            entry("mo", YEAR.divide(BigDecimal.valueOf(12), MathContext.DECIMAL64)),
            entry("month", YEAR.divide(BigDecimal.valueOf(12), MathContext.DECIMAL64)),
            entry("y", YEAR),
            entry("yr", YEAR),
            entry("year", YEAR));

    /** Null where the value is no number, date or length of time. */
    static @Nullable Amount of(JsonNode value, JsonNode unit) {
        var text = Values.text(value).strip();
        var matcher = FORM.matcher(text);
        if (matcher.matches()) {
            var own = matcher.group(2);
            return of(new BigDecimal(matcher.group(1)), own.isEmpty() ? Values.text(unit) : own);
        }
        var date = Instants.seconds(text);
        return date == null ? ofDuration(text) : new Amount(date, "date");
    }

    private static Amount of(BigDecimal number, String unit) {
        var word = unit.strip().toLowerCase(Locale.ROOT);
        var singular = word.length() > 2 && word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
        var seconds = SECONDS.getOrDefault(word, SECONDS.get(singular));
        if (seconds != null) {
            return new Amount(number.multiply(seconds), "time");
        }
        return new Amount(number, singular.equals("%") ? "percent" : singular);
    }

    private static @Nullable Amount ofDuration(String text) {
        try {
            return text.startsWith("P")
                    ? new Amount(BigDecimal.valueOf(Duration.parse(text).toMillis(), 3), "time")
                    : null;
        } catch (DateTimeException _) {
            return null;
        }
    }
}
