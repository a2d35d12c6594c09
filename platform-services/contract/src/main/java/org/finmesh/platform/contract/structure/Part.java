package org.finmesh.platform.contract.structure;

import java.util.List;
import java.util.Map;
import org.finmesh.platform.contract.ProblemCode;
import org.finmesh.platform.contract.check.Element;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Rules of a mapping that hold together: for all of its kind, or for one kind more.
 *
 * @param exactlyOne keys of which one is there, not none and not two; empty where there is no such rule
 * @param alike keys whose values are all lists or none
 * @param impliedBy the key whose being there says that these rules hold, whatever the kind; null where there is none
 */
record Part(
        Map<String, Shape> keys,
        List<String> required,
        List<String> exactlyOne,
        List<String> alike,
        @Nullable String impliedBy) {

    static final Part NONE = new Part(Map.of(), List.of(), List.of(), List.of(), null);

    Part {
        keys = Map.copyOf(keys);
        required = List.copyOf(required);
        exactlyOne = List.copyOf(exactlyOne);
        alike = List.copyOf(alike);
    }

    boolean isImpliedIn(JsonNode mapping) {
        return impliedBy != null && mapping.has(impliedBy);
    }

    /** What concerns the mapping as a whole, rather than the value of one key. */
    void checkWhole(Element at) {
        for (var key : required) {
            if (!at.node().has(key)) {
                at.problem(ProblemCode.MISSING_KEY, "%s misses the key '%s'".formatted(Words.name(at), key));
            }
        }
        if (!exactlyOne.isEmpty() && exactlyOne.stream().filter(at.node()::has).count() != 1) {
            at.problem(
                    ProblemCode.ONE_OPERATOR,
                    "%s has exactly one of %s".formatted(Words.name(at), String.join(", ", exactlyOne)));
        }
        checkAlike(at);
    }

    private void checkAlike(Element at) {
        for (var key : alike) {
            var first = at.node().path(alike.getFirst());
            var other = at.node().path(key);
            if (isReference(first) && isReference(other) && first.isArray() != other.isArray()) {
                at.at(key)
                        .problem(
                                ProblemCode.WRONG_TYPE,
                                "%s is a %s and %s a %s: write two texts, or two lists"
                                        .formatted(alike.getFirst(), type(first), key, type(other)));
            }
        }
    }

    private static boolean isReference(JsonNode node) {
        return node.isArray() || node.isString();
    }

    private static String type(JsonNode node) {
        return node.isArray() ? "list" : "text";
    }
}
