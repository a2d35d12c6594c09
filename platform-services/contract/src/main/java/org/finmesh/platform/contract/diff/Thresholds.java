package org.finmesh.platform.contract.diff;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Which results of a check are good: those in one of the intervals.
 *
 * @param good in ascending order, without overlap. {@code mustBeBetween} has both its ends, as tools treat it.
 */
record Thresholds(List<Limits> good) {

    static final Set<String> OPERATORS = Set.of(
            "mustBe",
            "mustNotBe",
            "mustBeGreaterThan",
            "mustBeGreaterOrEqualTo",
            "mustBeLessThan",
            "mustBeLessOrEqualTo",
            "mustBeBetween",
            "mustNotBeBetween");

    private static final Limits COUNTS = Limits.from(BigDecimal.ZERO, false);

    /** Null where the rule has no operator, or one with something else than numbers. */
    static @Nullable Thresholds of(JsonNode rule) {
        var good = List.of(Limits.NONE);
        var found = false;
        for (var operator : OPERATORS) {
            if (rule.has(operator)) {
                var intervals = intervals(operator, rule.path(operator));
                if (intervals.isEmpty()) {
                    return null;
                }
                good = common(good, intervals);
                found = true;
            }
        }
        return found ? new Thresholds(good) : null;
    }

    /** Of a check that counts: results are from zero, and whole unless they are percentages. */
    Thresholds ofCounts(boolean percent) {
        var from = common(good, List.of(COUNTS)).stream();
        return new Thresholds(
                percent
                        ? from.toList()
                        : from.map(limits -> limits.stepped(BigDecimal.ONE)).toList());
    }

    boolean contains(Thresholds other) {
        return other.good.stream().allMatch(inner -> good.stream().anyMatch(outer -> outer.contains(inner)));
    }

    /** Whether a higher result is never better than a lower one that is good. */
    boolean capped() {
        return good.stream().allMatch(limits -> limits.upper() != null);
    }

    private static List<Limits> common(List<Limits> ones, List<Limits> others) {
        return ones.stream()
                .flatMap(one -> others.stream().map(one::and))
                .filter(limits -> !limits.empty())
                .toList();
    }

    private static List<Limits> intervals(String operator, JsonNode operand) {
        var pair = operator.endsWith("Between");
        var first = Values.number(pair ? operand.path(0) : operand);
        var last = Values.number(pair ? operand.path(1) : operand);
        if (first == null || last == null) {
            return List.of();
        }
        return switch (operator) {
            case "mustBe", "mustBeBetween" -> List.of(Limits.between(first, last));
            case "mustNotBe", "mustNotBeBetween" -> List.of(Limits.to(first, true), Limits.from(last, true));
            case "mustBeGreaterThan" -> List.of(Limits.from(first, true));
            case "mustBeGreaterOrEqualTo" -> List.of(Limits.from(first, false));
            case "mustBeLessThan" -> List.of(Limits.to(first, true));
            case "mustBeLessOrEqualTo" -> List.of(Limits.to(first, false));
            default -> throw new IllegalArgumentException(operator);
        };
    }

    /** As the rule has it. */
    static String shown(JsonNode rule) {
        return OPERATORS.stream()
                .filter(rule::has)
                .sorted()
                .map(operator -> operator + " " + Values.shown(rule.path(operator)))
                .reduce((one, other) -> one + ", " + other)
                .orElse("no threshold");
    }
}
