package org.finmesh.platform.contract.diff;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One end of what a value, a length or a count may be.
 *
 * @param key of {@code logicalTypeOptions}
 * @param exclusiveKey the same end, itself excluded: until 3.0.2 true or false about {@code key}, since then an end of its own
 */
record Bound(String key, @Nullable String exclusiveKey, boolean lower) {

    static final List<Bound> ALL = List.of(
            new Bound("minimum", "exclusiveMinimum", true),
            new Bound("maximum", "exclusiveMaximum", false),
            new Bound("minLength", null, true),
            new Bound("maxLength", null, false),
            new Bound("minItems", null, true),
            new Bound("maxItems", null, false),
            new Bound("minProperties", null, true),
            new Bound("maxProperties", null, false));

    private static final Set<String> TIMES = Set.of("date", "timestamp", "time");

    static final Set<String> KEYS = ALL.stream()
            .flatMap(bound -> Stream.of(bound.key, bound.counts() ? bound.key : bound.exclusiveKey))
            .collect(Collectors.toUnmodifiableSet());

    /** Of numbers from zero, which a lower end of zero says nothing about. */
    private boolean counts() {
        return exclusiveKey == null;
    }

    void compare(String logicalType, JsonNode before, JsonNode after, Place place) {
        if (said(before).equals(said(after))) {
            return;
        }
        var was = limits(logicalType, before);
        var is = limits(logicalType, after);
        var at = place.at(said(after).isBlank() ? sayer(before) : sayer(after));
        if (was == null || is == null) {
            var shift =
                    said(before).isBlank() ? Shift.TIGHTENED : said(after).isBlank() ? Shift.LOOSENED : Shift.UNDECIDED;
            at.report(shift, "was %s, is now %s", shown(before), shown(after));
            return;
        }
        var order = lower ? is.compareLower(was) : was.compareUpper(is);
        if (order != 0) {
            at.report(order < 0 ? Shift.LOOSENED : Shift.TIGHTENED, "was %s, is now %s", shown(before), shown(after));
        }
    }

    private String said(JsonNode options) {
        return Values.text(options, key) + (counts() ? "" : " " + Values.text(options, exclusiveKey));
    }

    private String sayer(JsonNode options) {
        return counts() || options.has(key) ? key : exclusiveKey;
    }

    private String shown(JsonNode options) {
        var value = Values.text(options, key);
        var exclusive = counts() ? "" : Values.text(options, exclusiveKey);
        if (exclusive.equals("true")) {
            return value + " (exclusive)";
        }
        var shown = exclusive.isEmpty() || exclusive.equals("false") ? value : exclusive + " (exclusive)";
        return shown.isBlank() ? "unbounded" : shown;
    }

    /** Null where an end is neither a number nor a date nor a time. */
    private @Nullable Limits limits(String logicalType, JsonNode options) {
        var inclusive = Values.text(options, key);
        var exclusive = counts() ? "" : Values.text(options, exclusiveKey);
        var open = exclusive.equals("true");
        var flag = open || exclusive.equals("false");
        var end = end(logicalType, inclusive, open);
        var otherEnd = flag ? Limits.NONE : end(logicalType, exclusive, true);
        if (end == null || otherEnd == null) {
            return null;
        }
        var step = step(logicalType);
        var limits = end.and(otherEnd);
        return step == null ? limits : limits.stepped(step);
    }

    private @Nullable Limits end(String logicalType, String text, boolean open) {
        if (text.isEmpty() || (counts() && lower && text.equals("0"))) {
            return Limits.NONE;
        }
        var end = TIMES.contains(logicalType) ? Instants.seconds(text) : Values.number(text);
        if (end == null) {
            return null;
        }
        return lower ? Limits.from(end, open) : Limits.to(end, open);
    }

    private @Nullable BigDecimal step(String logicalType) {
        return switch (logicalType) {
            case "integer" -> BigDecimal.ONE;
            case "date" -> BigDecimal.valueOf(86_400);
            default -> counts() ? BigDecimal.ONE : null;
        };
    }
}
