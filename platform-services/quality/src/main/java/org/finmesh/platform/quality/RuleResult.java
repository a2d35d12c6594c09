package org.finmesh.platform.quality;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a rule said of a port's records; docs/data-plane.md, "Reports", has its JSON.
 *
 * @param place {@code stream} or {@code table}
 * @param severity {@code info}, {@code warning} or {@code error}
 * @param sampleKeys at most 5, of at most 200 characters, never personal data
 * @param firstFailure {@code <topic>/<partition>/<offset>} of the first record that failed, where known
 */
public record RuleResult(
        String rule,
        @Nullable String field,
        String dimension,
        String place,
        BigDecimal value,
        String operator,
        BigDecimal threshold,
        @Nullable BigDecimal last,
        String unit,
        String severity,
        boolean passed,
        long records,
        List<String> sampleKeys,
        @Nullable String firstFailure,
        Instant measuredAt) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int SAMPLES_MAX = 5;
    private static final int TEXT_MAX = 200;

    public RuleResult {
        sampleKeys = List.copyOf(sampleKeys);
    }

    /** @throws IllegalArgumentException when {@code json} is none; says why */
    public static RuleResult parse(byte[] json) {
        try {
            var tree = JSON.readTree(json);
            return new RuleResult(
                    text(tree, "rule"),
                    optional(tree, "field"),
                    text(tree, "dimension"),
                    text(tree, "where"),
                    number(tree, "value"),
                    text(tree, "operator"),
                    number(tree, "threshold"),
                    tree.path("last").isNumber() ? tree.path("last").decimalValue() : null,
                    text(tree, "unit"),
                    tree.path("severity").asString("error"),
                    flag(tree, "passed"),
                    number(tree, "records").longValue(),
                    samples(tree.path("sampleKeys")),
                    optional(tree, "firstFailure"),
                    Instant.parse(text(tree, "measuredAt")));
        } catch (JacksonException | java.time.DateTimeException unreadable) {
            throw new IllegalArgumentException("is no result of a rule: " + unreadable.getMessage(), unreadable);
        }
    }

    private static String text(JsonNode tree, String name) {
        var value = optional(tree, name);
        if (value == null) {
            throw new IllegalArgumentException("is no result of a rule: '%s' is missing or no text".formatted(name));
        }
        return value;
    }

    private static @Nullable String optional(JsonNode tree, String name) {
        var value = tree.get(name);
        return value == null || !value.isString() ? null : shortened(value.stringValue());
    }

    private static BigDecimal number(JsonNode tree, String name) {
        if (!tree.path(name).isNumber()) {
            throw new IllegalArgumentException("is no result of a rule: '%s' is missing or no number".formatted(name));
        }
        return tree.path(name).decimalValue();
    }

    private static boolean flag(JsonNode tree, String name) {
        if (!tree.path(name).isBoolean()) {
            throw new IllegalArgumentException(
                    "is no result of a rule: '%s' is neither true nor false".formatted(name));
        }
        return tree.path(name).booleanValue();
    }

    private static List<String> samples(JsonNode list) {
        var samples = new ArrayList<String>();
        list.valueStream().limit(SAMPLES_MAX).forEach(key -> samples.add(shortened(key.asString(""))));
        return samples;
    }

    private static String shortened(String text) {
        return text.length() <= TEXT_MAX ? text : text.substring(0, TEXT_MAX);
    }

    /** In words: {@code amount_currency-invalidValues of 120 records in the stream: 2 rows, mustBe 0}. */
    String summary() {
        return "%s of %d records in the %s: %s %s, %s %s%s"
                .formatted(
                        rule,
                        records,
                        place,
                        value.toPlainString(),
                        unit,
                        operator,
                        threshold.toPlainString(),
                        last == null ? "" : " and " + last.toPlainString());
    }
}
