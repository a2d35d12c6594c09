package org.finmesh.platform.contract.diff;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.finmesh.platform.contract.diff.Pairs.Pair;
import tools.jackson.databind.JsonNode;

/** Objects of a schema and properties of an object: known by id, then by name. */
final class Elements {

    private static final List<Function<JsonNode, String>> KEYS = List.of(Pairs.by("id"), Pairs.by("name"));
    private static final Set<String> WORDS = Set.of("id", "name", "businessName", "description", "primaryKeyPosition");

    private Elements() {}

    static void compareObjects(JsonNode before, JsonNode after, Place place) {
        compare(before, after, pair -> place.at(name(pair)), SchemaObject::compare);
    }

    static void compareProperties(JsonNode before, JsonNode after, Place place) {
        var pairs = compare(before, after, pair -> place.property(name(pair)), Property::compare);
        PrimaryKey.compare(pairs, place);
    }

    private static List<Pair> compare(JsonNode before, JsonNode after, Function<Pair, Place> placeOf, Rule each) {
        var pairs = Pairs.of(before, after, KEYS);
        var newNames = likelyNewNames(pairs);
        for (var pair : pairs) {
            if (pair.before().equals(pair.after())) {
                continue;
            }
            var place = placeOf.apply(pair);
            if (pair.removed()) {
                var newName = newNames.get(name(pair));
                place.report(Shift.REMOVED, newName == null ? "removed" : "removed, or renamed to '%s'", newName);
            } else if (pair.added()) {
                var demanded = Values.isTrue(pair.after().path("required"));
                place.report(demanded ? Shift.DEMANDED : Shift.ADDED, demanded ? "added, and required" : "added");
            } else {
                compareNames(pair, place);
                each.compare(pair.before(), pair.after(), place);
            }
        }
        return pairs;
    }

    private static void compareNames(Pair pair, Place place) {
        var was = Values.text(pair.before(), "name");
        var is = Values.text(pair.after(), "name");
        if (!was.equals(is)) {
            place.report(Shift.REPLACED, "renamed to '%s'", is);
        }
    }

    /** The old one: it is what readers know. */
    static String name(Pair pair) {
        return Values.text(pair.added() ? pair.after() : pair.before(), "name");
    }

    /** What came for what went, where all but the words is the same. */
    private static Map<String, String> likelyNewNames(List<Pair> pairs) {
        if (pairs.stream().noneMatch(Pair::removed) || pairs.stream().noneMatch(Pair::added)) {
            return Map.of();
        }
        var added = new HashMap<String, String>();
        pairs.stream().filter(Pair::added).forEach(pair -> added.putIfAbsent(content(pair.after()), name(pair)));
        var names = new HashMap<String, String>();
        pairs.stream().filter(Pair::removed).forEach(pair -> {
            var name = added.remove(content(pair.before()));
            if (name != null) {
                names.put(name(pair), name);
            }
        });
        return names;
    }

    private static String content(JsonNode element) {
        return Values.canonical(element.deepCopy().asObject().without(WORDS));
    }
}
