package org.finmesh.platform.contract.check;

import static org.finmesh.platform.contract.ProblemCode.DUPLICATE_NAME;
import static org.finmesh.platform.contract.ProblemCode.WRONG_VALUE;

import java.math.BigDecimal;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The allowed values of a property (since ODCS 3.2.0): each once, and of a kind that the logical type can hold. */
final class Enumeration {

    private Enumeration() {}

    static void check(Element property) {
        var seen = new HashMap<JsonNode, Element>();
        for (var entry : property.at("enum").items()) {
            var value = entry.at("value");
            if (!value.present()) {
                continue;
            }
            var first = seen.putIfAbsent(value.node(), entry);
            // Two entries that are the same in all break the structure.
            if (first != null && !first.node().equals(entry.node())) {
                value.problem(
                        DUPLICATE_NAME,
                        "value %s is there already, in line %d: each is named once"
                                .formatted(value.node(), first.at("value").line()));
            }
            if (!fits(value.node(), property.text("logicalType"))) {
                value.problem(
                        WRONG_VALUE,
                        "value %s is no %s, as logicalType says".formatted(value.node(), property.text("logicalType")));
            }
        }
    }

    /** Text may be the number that it shows: how a value is written is not how it is stored. */
    private static boolean fits(JsonNode value, @Nullable String logicalType) {
        return switch (logicalType) {
            case "integer" -> isNumber(value, true);
            case "number" -> isNumber(value, false);
            case null, default -> true;
        };
    }

    private static boolean isNumber(JsonNode value, boolean whole) {
        if (value.isNull() || value.isContainer() || value.isIntegralNumber()) {
            return true;
        }
        try {
            var number = value.isNumber() ? value.decimalValue() : new BigDecimal(shortText(value));
            return !whole || number.stripTrailingZeros().scale() <= 0;
        } catch (NumberFormatException _) {
            return false;
        }
    }

    private static String shortText(JsonNode value) {
        var text = value.asString().strip();
        return text.length() > 100 ? "" : text;
    }
}
