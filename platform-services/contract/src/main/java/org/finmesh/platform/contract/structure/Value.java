package org.finmesh.platform.contract.structure;

import java.math.BigDecimal;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.finmesh.platform.contract.ProblemCode;
import org.finmesh.platform.contract.check.Element;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A value of which only the type matters, and perhaps its form or size.
 *
 * @param matches what the whole text has to match
 * @param atLeast the lowest number allowed
 * @param above the number that all allowed ones are above
 */
record Value(
        Kind kind,
        @Nullable Pattern matches,
        @Nullable BigDecimal atLeast,
        @Nullable BigDecimal above) implements Shape {

    /** The words of the descriptions, in lower case. */
    enum Kind {
        TEXT("text", JsonNode::isString),
        NUMBER("number", JsonNode::isNumber),
        INTEGER("integer", Kind::isWhole),
        BOOLEAN("boolean", JsonNode::isBoolean),
        MAPPING("mapping", JsonNode::isObject),
        SCALAR("text, number or boolean", node -> !node.isContainer()),
        ANY("value", _ -> true);

        private final String words;
        private final Predicate<JsonNode> fits;

        Kind(String words, Predicate<JsonNode> fits) {
            this.words = words;
            this.fits = fits;
        }

        /** By JSON Schema's notion: {@code 3.0} is an integer. */
        private static boolean isWhole(JsonNode node) {
            return node.isIntegralNumber()
                    || node.isNumber()
                            && node.decimalValue().stripTrailingZeros().scale() <= 0;
        }
    }

    @Override
    public boolean fits(JsonNode node) {
        return kind.fits.test(node);
    }

    @Override
    public String type() {
        return kind.words;
    }

    @Override
    public void checkInside(Element at) {
        if (matches != null && !matches.matcher(at.node().stringValue()).matches()) {
            at.problem(ProblemCode.WRONG_VALUE, Words.is(at) + ", which does not match " + matches);
        }
        if (atLeast != null && at.node().decimalValue().compareTo(atLeast) < 0) {
            at.problem(ProblemCode.WRONG_VALUE, "%s: write at least %s".formatted(Words.is(at), atLeast));
        }
        if (above != null && at.node().decimalValue().compareTo(above) <= 0) {
            at.problem(ProblemCode.WRONG_VALUE, "%s: write more than %s".formatted(Words.is(at), above));
        }
    }
}
