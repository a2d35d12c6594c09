package org.finmesh.platform.contract;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Which results of a quality rule are good, by one operator of ODCS.
 *
 * @param last the range's other end, itself good; null but for {@code mustBeBetween} and {@code mustNotBeBetween}
 */
public record Threshold(
        Operator operator, BigDecimal value, @Nullable BigDecimal last) {

    /** As ODCS names them. */
    public enum Operator {
        MUST_BE("mustBe"),
        MUST_NOT_BE("mustNotBe"),
        MUST_BE_GREATER_THAN("mustBeGreaterThan"),
        MUST_BE_GREATER_OR_EQUAL_TO("mustBeGreaterOrEqualTo"),
        MUST_BE_LESS_THAN("mustBeLessThan"),
        MUST_BE_LESS_OR_EQUAL_TO("mustBeLessOrEqualTo"),
        MUST_BE_BETWEEN("mustBeBetween"),
        MUST_NOT_BE_BETWEEN("mustNotBeBetween");

        private final String label;

        Operator(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        boolean range() {
            return this == MUST_BE_BETWEEN || this == MUST_NOT_BE_BETWEEN;
        }
    }

    public Threshold {
        if (operator.range() != (last != null)) {
            throw new IllegalArgumentException(operator.label() + " has " + (last == null ? "two ends" : "one value"));
        }
    }

    /** Empty where the rule does not have the operator, or has it with something else than numbers. */
    static Optional<Threshold> of(Operator operator, JsonNode rule) {
        var operand = rule.path(operator.label());
        var first = operator.range() ? operand.path(0) : operand;
        var last = operator.range() ? operand.path(1) : null;
        return first.isNumber() && (last == null || last.isNumber())
                ? Optional.of(new Threshold(operator, first.decimalValue(), last == null ? null : last.decimalValue()))
                : Optional.empty();
    }

    /** Whether a result is good. */
    public boolean holds(BigDecimal result) {
        var order = result.compareTo(value);
        return switch (operator) {
            case MUST_BE -> order == 0;
            case MUST_NOT_BE -> order != 0;
            case MUST_BE_GREATER_THAN -> order > 0;
            case MUST_BE_GREATER_OR_EQUAL_TO -> order >= 0;
            case MUST_BE_LESS_THAN -> order < 0;
            case MUST_BE_LESS_OR_EQUAL_TO -> order <= 0;
            case MUST_BE_BETWEEN -> order >= 0 && notAfterLast(result);
            case MUST_NOT_BE_BETWEEN -> order < 0 || !notAfterLast(result);
        };
    }

    private boolean notAfterLast(BigDecimal result) {
        return last != null && result.compareTo(last) <= 0;
    }

    /** As the contract has it: {@code mustBe 0}. */
    @Override
    public String toString() {
        return operator.label() + " " + value.toPlainString() + (last == null ? "" : " and " + last.toPlainString());
    }
}
