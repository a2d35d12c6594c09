package org.finmesh.platform.contract.diff;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** {@code servers}: where the data are found. */
final class Servers {

    private static final List<Function<JsonNode, String>> KEYS = List.of(Pairs.by("server"), Pairs.by("id"));

    private static final Fields FIELDS = Fields.of(
            Map.ofEntries(
                    entry("id", Rule.DOCUMENTED),
                    entry("description", Rule.DOCUMENTED),
                    entry("type", Rule.ADDRESS.adapted(Servers::type)),
                    entry("roles", Roles::compare),
                    entry("customProperties", CustomProperties::compare)),
            Rule.ADDRESS.adapted(Values::asText));

    private Servers() {}

    static void compare(JsonNode before, JsonNode after, Place place) {
        for (var pair : Pairs.of(before, after, KEYS)) {
            var at = place.at(Values.text(pair.added() ? pair.after() : pair.before(), "server"));
            if (pair.added()) {
                at.report(Shift.ADDED, "added");
            } else if (pair.removed()) {
                at.report(Shift.REMOVED, "removed");
            } else {
                FIELDS.compare(pair.before(), pair.after(), at);
            }
        }
    }

    /** Two words of ODCS for one thing. */
    private static JsonNode type(JsonNode type) {
        return Values.text(type).equals("postgresql") ? StringNode.valueOf("postgres") : type;
    }
}
