package org.finmesh.platform.contract.diff;

import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.finmesh.platform.contract.diff.Pairs.Pair;
import tools.jackson.databind.JsonNode;

/** By what a row is known: which properties, in which order. Any other key makes other rows of the same data. */
final class PrimaryKey {

    /** The place of a property in a key that names no order. */
    private static final int UNORDERED = 1;

    private PrimaryKey() {}

    static void compare(List<Pair> pairs, Place place) {
        var was = positions(pairs, Pair::before);
        var is = positions(pairs, Pair::after);
        var sameProperties =
                pairs.stream().allMatch(pair -> was.containsKey(pair.before()) == is.containsKey(pair.after()));
        for (var pair : pairs) {
            var old = was.get(pair.before());
            var now = is.get(pair.after());
            if (Objects.equals(old, now)) {
                continue;
            }
            var at = place.property(Elements.name(pair));
            if (old == null) {
                at.at("primaryKey").report(Shift.REPLACED, "is now part of the primary key");
            } else if (now == null) {
                if (!pair.removed()) {
                    at.at("primaryKey").report(Shift.REPLACED, "is no longer part of the primary key");
                }
            } else if (sameProperties) {
                at.at("primaryKeyPosition")
                        .report(Shift.REPLACED, "was number %d in the primary key, is now number %d", old, now);
            }
        }
    }

    /** From 1, without gaps. */
    private static Map<JsonNode, Integer> positions(List<Pair> pairs, Function<Pair, JsonNode> side) {
        var key = pairs.stream()
                .map(side)
                .filter(property -> Values.isTrue(property.path("primaryKey")))
                .sorted(Comparator.comparingInt(PrimaryKey::declared))
                .toList();
        var ordered = key.stream().anyMatch(property -> declared(property) > 0);
        var positions = new IdentityHashMap<JsonNode, Integer>();
        for (var i = 0; i < key.size(); i++) {
            positions.put(key.get(i), ordered ? i + 1 : UNORDERED);
        }
        return positions;
    }

    private static int declared(JsonNode property) {
        return property.path("primaryKeyPosition").asInt(0);
    }
}
