package org.finmesh.platform.contract.diff;

import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** The {@code quality} rules of an object or a property: known by id, by name, or by what they check. */
final class Quality {

    private static final List<Function<JsonNode, String>> KEYS =
            List.of(Pairs.by("id"), Pairs.by("name"), Values::canonical, QualityCheck::check, QualityCheck::kind);

    private Quality() {}

    static void compare(JsonNode before, JsonNode after, Place place) {
        for (var pair : Pairs.of(before, after, KEYS)) {
            var at = place.at(title(pair.added() ? pair.after() : pair.before()));
            if (pair.added()) {
                at.report(Shift.TIGHTENED, "rule added");
            } else if (pair.removed()) {
                at.report(Shift.LOOSENED, "rule dropped");
            } else if (!pair.before().equals(pair.after())) {
                QualityRule.compare(pair.before(), pair.after(), at);
            }
        }
    }

    /** What a reader recognises it by. */
    private static String title(JsonNode rule) {
        for (var key : List.of("name", "id", "metric", "rule", "engine", "type")) {
            if (!Values.text(rule, key).isEmpty()) {
                return Values.text(rule, key);
            }
        }
        return "rule";
    }
}
