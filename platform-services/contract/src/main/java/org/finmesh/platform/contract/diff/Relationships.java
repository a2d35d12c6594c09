package org.finmesh.platform.contract.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** {@code relationships}: which keys point where. */
final class Relationships {

    private static final List<Function<JsonNode, String>> KEYS = List.of(Pairs.by("id"), Relationships::ends);

    private static final Fields WORDS = Fields.of(
            Map.of("from", Rule.IGNORED, "to", Rule.IGNORED, "type", Rule.STATED.orElse("foreignKey")),
            Rule.DOCUMENTED);

    private Relationships() {}

    static void compare(JsonNode before, JsonNode after, Place place) {
        for (var pair : Pairs.of(before, after, KEYS)) {
            var ends = ends(pair.added() ? pair.after() : pair.before());
            if (pair.added()) {
                place.report(Shift.TIGHTENED, "%s added", ends);
            } else if (pair.removed()) {
                place.report(Shift.LOOSENED, "%s dropped", ends);
            } else if (!ends.equals(ends(pair.after()))) {
                place.report(Shift.REPLACED, "%s is now %s", ends, ends(pair.after()));
            }
            if (!pair.added() && !pair.removed()) {
                WORDS.compare(pair.before(), pair.after(), place.at(ends));
            }
        }
    }

    /** {@code a.x -> b.y}; the parts of a composite key belong together by their place, in whatever order they are listed. */
    private static String ends(JsonNode relationship) {
        var from = list(relationship.path("from"));
        var to = list(relationship.path("to"));
        var ends = new ArrayList<String>();
        for (var i = 0; i < Math.max(from.size(), to.size()); i++) {
            ends.add((i < from.size() ? from.get(i) + " -> " : "-> ") + (i < to.size() ? to.get(i) : ""));
        }
        ends.sort(null);
        return String.join(", ", ends);
    }

    private static List<String> list(JsonNode side) {
        return side.isArray() ? Values.texts(side) : side.isString() ? List.of(side.asString()) : List.of();
    }
}
