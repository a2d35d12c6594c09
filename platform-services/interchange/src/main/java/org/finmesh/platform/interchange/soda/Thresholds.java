package org.finmesh.platform.interchange.soda;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.finmesh.platform.interchange.document.Nodes;
import org.finmesh.platform.interchange.document.Place;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The operators of a contract's rules and the thresholds of Soda's checks, one to one; both ends of a range are within. */
final class Thresholds {

    private static final Map<String, String> OPERATORS = operators();
    private static final String BETWEEN = "mustBeBetween";
    private static final String NOT_BETWEEN = "mustNotBeBetween";

    private Thresholds() {}

    private static Map<String, String> operators() {
        var operators = new LinkedHashMap<String, String>();
        operators.put("mustBe", "must_be");
        operators.put("mustNotBe", "must_not_be");
        operators.put("mustBeGreaterThan", "must_be_greater_than");
        operators.put("mustBeGreaterOrEqualTo", "must_be_greater_than_or_equal");
        operators.put("mustBeLessThan", "must_be_less_than");
        operators.put("mustBeLessOrEqualTo", "must_be_less_than_or_equal");
        return operators;
    }

    /** Of a rule, with its unit; takes both. */
    static ObjectNode of(Place rule) {
        var threshold = Nodes.object();
        switch (rule.at("unit").text()) {
            case "percent" -> threshold.put("metric", "percent");
            case "rows" -> threshold.put("metric", "count");
            case null, default -> {}
        }
        if (!threshold.isEmpty()) {
            rule.at("unit").take();
        }
        OPERATORS.forEach((operator, comparison) -> {
            var value = rule.at(operator).look();
            if (value.isNumber() || value.isString()) {
                threshold.set(comparison, rule.at(operator).take());
            }
        });
        range(rule.at(BETWEEN), threshold, "must_be_between", "greater_than_or_equal", "less_than_or_equal");
        range(rule.at(NOT_BETWEEN), threshold, "must_be_not_between", "less_than", "greater_than");
        return threshold;
    }

    private static void range(Place range, ObjectNode threshold, String comparison, String low, String high) {
        if (range.look().size() == 2) {
            var bounds = range.take();
            threshold.putObject(comparison).<ObjectNode>set(low, bounds.get(0)).set(high, bounds.get(1));
        }
    }

    /** The operator and unit as a rule has them; null where a rule cannot say what the threshold does. */
    static @Nullable ObjectNode rule(JsonNode threshold) {
        var rule = Nodes.object();
        for (var key : threshold.propertyNames()) {
            var value = threshold.get(key);
            if (key.equals("metric")) {
                rule.put("unit", value.asString("").equals("percent") ? "percent" : "rows");
            } else if (!readComparison(key, value, rule)) {
                return null;
            }
        }
        var comparisons = rule.size() - (rule.has("unit") ? 1 : 0);
        return comparisons == 1 ? rule : null;
    }

    private static boolean readComparison(String key, JsonNode value, ObjectNode rule) {
        for (var operator : OPERATORS.entrySet()) {
            var equality =
                    operator.getKey().equals("mustBe") || operator.getKey().equals("mustNotBe");
            if (operator.getValue().equals(key) && (value.isNumber() || value.isString() && equality)) {
                rule.set(operator.getKey(), value);
                return true;
            }
        }
        return key.equals("must_be_between")
                        && readRange(value, "greater_than_or_equal", "less_than_or_equal", rule, BETWEEN)
                || key.equals("must_be_not_between")
                        && readRange(value, "less_than", "greater_than", rule, NOT_BETWEEN);
    }

    private static boolean readRange(JsonNode range, String low, String high, ObjectNode rule, String operator) {
        var inOrder = range.size() == 2
                && range.path(low).isNumber()
                && range.path(high).isNumber()
                && range.get(low).decimalValue().compareTo(range.get(high).decimalValue()) < 0;
        if (inOrder) {
            rule.putArray(operator).add(range.get(low)).add(range.get(high));
        }
        return inOrder;
    }

    /** Version 3's keys, which stand beside the check's type, as a threshold of version 4. */
    static ObjectNode modern(ObjectNode check) {
        var threshold = Nodes.object();
        for (var key : new ArrayList<>(check.propertyNames())) {
            if (!key.startsWith("must_")) {
                continue;
            }
            var value = check.remove(key);
            switch (key) {
                case "must_be_between" ->
                    range(threshold, key, List.of("greater_than_or_equal", "less_than_or_equal"), value);
                case "must_not_be_between" ->
                    range(threshold, "must_be_not_between", List.of("less_than", "greater_than"), value);
                default -> threshold.set(key.replaceFirst("_or_equal_to$", "_or_equal"), value);
            }
        }
        return threshold;
    }

    private static void range(ObjectNode threshold, String comparison, List<String> sides, JsonNode value) {
        threshold
                .putObject(comparison)
                .<ObjectNode>set(sides.get(0), value.path(0))
                .set(sides.get(1), value.path(1));
    }
}
