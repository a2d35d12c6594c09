package org.finmesh.platform.contract.diff;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A property's {@code enum}, as ODCS has it since 3.2.0 or as the custom property of that name. */
final class AllowedValues {

    private static final Choice VALUES = new Choice(Shift.LOOSENED, Shift.TIGHTENED);

    private AllowedValues() {}

    static void compare(JsonNode before, JsonNode after, Place place) {
        var was = values(before);
        var is = values(after);
        if (was.isEmpty() && !is.isEmpty()) {
            place.report(Shift.TIGHTENED, "only %s from now on, where any value was allowed", Values.shown(is));
        } else if (is.isEmpty() && !was.isEmpty()) {
            place.report(Shift.LOOSENED, "any value from now on, where only %s was allowed", Values.shown(was));
        } else {
            VALUES.compare(was, is, place);
            compareWords(before.path("enum"), after.path("enum"), place);
        }
    }

    private static void compareWords(JsonNode before, JsonNode after, Place place) {
        for (var pair : Pairs.of(before, after, List.of(Pairs.by("value")))) {
            if (!pair.added() && !pair.removed()) {
                Rule.DOCUMENTED.compare(pair.before(), pair.after(), place.at(Values.text(pair.before(), "value")));
            }
        }
    }

    /** Texts, because the custom property has no others. */
    private static ArrayNode values(JsonNode property) {
        var values = JsonNodeFactory.instance.arrayNode();
        property.path("enum").forEach(item -> values.add(text(item.path("value"))));
        for (var custom : property.path("customProperties")) {
            if (Values.text(custom, "property").equalsIgnoreCase("enum")) {
                custom.path("value").forEach(item -> values.add(text(item)));
            }
        }
        return values;
    }

    private static String text(JsonNode value) {
        return value.isString() ? value.asString() : Values.canonical(value);
    }
}
