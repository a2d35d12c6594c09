package org.finmesh.platform.contract.structure;

import java.math.BigDecimal;
import java.util.HashSet;
import org.finmesh.platform.contract.ProblemCode;
import org.finmesh.platform.contract.check.Element;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A list.
 *
 * @param min the fewest items allowed
 * @param max the most items allowed
 * @param unique whether no two items may be the same; by JSON Schema's notion, {@code 1} and {@code 1.0} are
 */
record Items(Shape item, int min, int max, boolean unique) implements Shape {

    @Override
    public boolean fits(JsonNode node) {
        return node.isArray();
    }

    @Override
    public String type() {
        return "list";
    }

    @Override
    public void checkInside(Element at) {
        var size = at.node().size();
        if (size < min || size > max) {
            at.problem(
                    ProblemCode.WRONG_VALUE,
                    "%s has %d items: write %s%d".formatted(Words.name(at), size, min == max ? "" : "at least ", min));
        }
        var seen = new HashSet<JsonNode>();
        for (var one : at.items()) {
            item.check(one);
            if (unique && !seen.add(plain(one.node()))) {
                one.problem(ProblemCode.WRONG_VALUE, Words.name(one) + " is in the list already: keep one");
            }
        }
    }

    /** So that equal numbers are equal nodes. */
    private static JsonNode plain(JsonNode node) {
        var nodes = JsonNodeFactory.instance;
        if (node.isNumber()) {
            var number = node.decimalValue();
            return nodes.numberNode(number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros());
        }
        if (node.isObject()) {
            var mapping = nodes.objectNode();
            node.forEachEntry((key, value) -> mapping.set(key, plain(value)));
            return mapping;
        }
        if (node.isArray()) {
            var list = nodes.arrayNode();
            node.forEach(value -> list.add(plain(value)));
            return list;
        }
        return node;
    }
}
