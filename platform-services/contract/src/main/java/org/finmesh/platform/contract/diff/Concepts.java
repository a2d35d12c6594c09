package org.finmesh.platform.contract.diff;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** {@code authoritativeDefinitions}: the business concept is what the data mean, the others are for reading. */
final class Concepts {

    private Concepts() {}

    static void compare(JsonNode before, JsonNode after, Place place) {
        var was = urls(before);
        var is = urls(after);
        if (!Values.same(was, is)) {
            var shift = was.isEmpty() ? Shift.ADDED : is.isEmpty() ? Shift.REMOVED : Shift.REPLACED;
            place.report(shift, "the business concept was %s, is now %s", shown(was), shown(is));
        }
        if (!Values.same(others(before), others(after))) {
            place.report(Shift.DOCUMENTED, "other definitions to read");
        }
    }

    private static String shown(ArrayNode urls) {
        return urls.isEmpty() ? "none" : String.join(", ", Values.texts(urls));
    }

    private static ArrayNode urls(JsonNode definitions) {
        var urls = JsonNodeFactory.instance.arrayNode();
        definitions.forEach(definition -> {
            if (isConcept(definition)) {
                urls.add(Values.text(definition, "url"));
            }
        });
        return urls;
    }

    /** What is said about concepts besides their addresses, and all that is said about others. */
    private static ArrayNode others(JsonNode definitions) {
        var others = JsonNodeFactory.instance.arrayNode();
        for (var definition : definitions) {
            var isConcept = isConcept(definition);
            var rest = isConcept ? definition.deepCopy().asObject().without(List.of("url", "type", "id")) : definition;
            if (!rest.isEmpty()) {
                others.add(rest);
            }
        }
        return others;
    }

    private static boolean isConcept(JsonNode definition) {
        return Values.text(definition, "type").equalsIgnoreCase("businessDefinition");
    }
}
