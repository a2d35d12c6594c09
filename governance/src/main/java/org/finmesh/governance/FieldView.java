package org.finmesh.governance;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What an expression sees of a field; those inside of others have the path as their name, {@code address.city}. */
final class FieldView {

    private FieldView() {}

    /** Adds the fields of a schema object, each before those inside of it. */
    static void addAll(JsonNode object, List<Map<String, Object>> fields) {
        addAll(object.path("name").asString(""), "", object.path("properties"), fields);
    }

    private static void addAll(String object, String prefix, JsonNode properties, List<Map<String, Object>> fields) {
        for (var property : properties) {
            var name = prefix + property.path("name").asString("");
            fields.add(of(object, name, property));
            addAll(object, name + ".", property.path("properties"), fields);
            addAll(object, name + ".", property.path("items").path("properties"), fields);
        }
    }

    private static Map<String, Object> of(String object, String name, JsonNode property) {
        var custom = View.custom(property.path("customProperties"));
        return new View()
                .put("object", object)
                .put("name", name)
                .putText("businessName", property.path("businessName"))
                .putText("description", property.path("description"))
                .putText("type", property.path("logicalType"))
                .put("required", property.path("required").asBoolean(false))
                .put("unique", property.path("unique").asBoolean(false))
                .put("key", property.path("primaryKey").asBoolean(false))
                .putText("classification", property.path("classification"))
                .put("personal", Boolean.TRUE.equals(custom.get("personalData")))
                .put("criticalDataElement", property.path("criticalDataElement").asBoolean(false))
                .put("concept", concept(property.path("authoritativeDefinitions")))
                .put("options", View.values(property.path("logicalTypeOptions")))
                .put(
                        "quality",
                        property.path("quality").valueStream().map(View::value).toList())
                .put(
                        "transformed",
                        property.path("transformLogic").isString()
                                || property.path("transformSourceObjects").isArray())
                .put("custom", custom)
                .build();
    }

    private static @Nullable String concept(JsonNode definitions) {
        return definitions
                .valueStream()
                .filter(definition -> definition.path("type").asString("").equals("businessDefinition"))
                .map(definition -> definition.path("url").asString(""))
                .findFirst()
                .orElse(null);
    }
}
