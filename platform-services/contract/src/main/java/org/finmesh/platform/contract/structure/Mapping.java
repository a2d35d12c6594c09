package org.finmesh.platform.contract.structure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.finmesh.platform.contract.ProblemCode;
import org.finmesh.platform.contract.check.Element;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A mapping of keys to values.
 *
 * @param closed whether a key that is not described is an error
 * @param base what holds for all of its kinds
 * @param kindBy the key whose value names the kind; null where there are no kinds
 * @param kindless what holds besides where that key is missing
 * @param kinds by the value that names them, what holds for each besides
 * @param otherVersions the keys that only other versions of the standard have, and which: {@code since v3.1.0}
 */
record Mapping(
        boolean closed,
        Part base,
        @Nullable String kindBy,
        Part kindless,
        Map<String, Part> kinds,
        Map<String, String> otherVersions)
        implements Shape {

    Mapping {
        kinds = Collections.unmodifiableMap(new LinkedHashMap<>(kinds));
        otherVersions = Map.copyOf(otherVersions);
    }

    @Override
    public boolean fits(JsonNode node) {
        return node.isObject();
    }

    @Override
    public String type() {
        return "mapping";
    }

    @Override
    public void checkInside(Element at) {
        var parts = parts(at.node());
        at.node().forEachEntry((key, value) -> {
            var child = new Element(value, at.pointer() + "/" + Words.escaped(key), at.problems());
            var shape = shape(parts, key);
            if (shape != null) {
                shape.check(child);
            } else if (closed && !mayBeOfItsKind(at.node(), key)) {
                child.problem(ProblemCode.UNKNOWN_KEY, new UnknownKey(this, parts, key).message(at));
            }
        });
        parts.forEach(part -> part.checkWhole(at));
    }

    private List<Part> parts(JsonNode node) {
        if (kindBy == null) {
            return List.of(base);
        }
        var parts = new ArrayList<Part>(3);
        parts.add(base);
        if (!node.has(kindBy)) {
            parts.add(kindless);
        }
        var named = kinds.get(node.path(kindBy).asString(""));
        if (named != null) {
            parts.add(named);
        }
        for (var kind : kinds.values()) {
            if (kind != named && kind.isImpliedIn(node)) {
                parts.add(kind);
            }
        }
        return parts;
    }

    private static @Nullable Shape shape(List<Part> parts, String key) {
        for (var part : parts) {
            var shape = part.keys().get(key);
            if (shape != null) {
                return shape;
            }
        }
        return null;
    }

    /** Where the kind itself is wrong or missing, that is the mistake, and not what the kind that was meant would have. */
    private boolean mayBeOfItsKind(JsonNode node, String key) {
        if (kindBy == null || kinds.containsKey(node.path(kindBy).asString(""))) {
            return false;
        }
        var kindIsTheMistake = node.has(kindBy) || base.required().contains(kindBy);
        return kindIsTheMistake
                && kinds.values().stream().anyMatch(kind -> kind.keys().containsKey(key));
    }
}
