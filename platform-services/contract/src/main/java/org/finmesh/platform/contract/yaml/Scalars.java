package org.finmesh.platform.contract.yaml;

import static org.finmesh.platform.contract.ProblemCode.BAD_NUMBER;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import org.finmesh.platform.contract.check.Problems;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Plain words to values by YAML 1.2's core schema: {@code no} and {@code 2026-10-03} stay text, numbers stay exact. */
final class Scalars {

    /** Of a number, in characters; decimals of databases have at most 38 digits. */
    private static final int NUMBER_LENGTH_MAX = 100;

    /** So that nobody who writes the number out is drowned in zeros. */
    private static final int EXPONENT_MAX = 400;

    private static final CoreSchema SCHEMA = new CoreSchema();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Problems problems;

    Scalars(Problems problems) {
        this.problems = problems;
    }

    JsonNode value(ScalarEvent scalar, int line) {
        var text = scalar.getValue();
        var tag = SCHEMA.getScalarResolver().resolve(text, scalar.isPlain());
        if (!scalar.isPlain() || tag.equals(Tag.STR)) {
            return NODES.stringNode(text);
        }
        if (tag.equals(Tag.NULL)) {
            return NODES.nullNode();
        }
        if (tag.equals(Tag.BOOL)) {
            return NODES.booleanNode(Boolean.parseBoolean(text));
        }
        if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
            return number(text, tag.equals(Tag.INT), line);
        }
        return NODES.stringNode(text);
    }

    private JsonNode number(String text, boolean whole, int line) {
        if (text.length() > NUMBER_LENGTH_MAX
                || text.endsWith("inf")
                || text.toLowerCase(Locale.ROOT).endsWith("nan")) {
            return refused(text, line);
        }
        if (whole) {
            return NODES.numberNode(integer(text));
        }
        try {
            var decimal = new BigDecimal(text);
            if (Math.abs((long) decimal.scale()) > EXPONENT_MAX) {
                return refused(text, line);
            }
            // "5." and "1e0" are no integers, and are not to become such when they are written.
            return NODES.numberNode(decimal.scale() == 0 ? decimal.setScale(1) : decimal);
        } catch (NumberFormatException _) {
            return refused(text, line);
        }
    }

    private static BigInteger integer(String text) {
        if (text.startsWith("0x")) {
            return new BigInteger(text.substring(2), 16);
        }
        return text.startsWith("0o") ? new BigInteger(text.substring(2), 8) : new BigInteger(text);
    }

    private JsonNode refused(String text, int line) {
        var shown = text.length() > 30 ? text.substring(0, 30) + "…" : text;
        problems.addAtLine(
                BAD_NUMBER,
                line,
                "number %s is not finite, or has more than %d digits: quote it where text is meant"
                        .formatted(shown, NUMBER_LENGTH_MAX));
        return NODES.stringNode(text);
    }
}
