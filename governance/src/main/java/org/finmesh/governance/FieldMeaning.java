package org.finmesh.governance;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.finmesh.platform.contract.PortId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a contract says that a field of it means.
 *
 * @param concept the id in the glossary; null where the contract names none
 * @param stated what the contract says of its values; of the rest the concept's own hold
 * @param conversion its custom property of that name; null without
 * @param values the values that its contract gives: allowed ones and examples
 */
record FieldMeaning(
        PortId port,
        String name,
        @Nullable String concept,
        Map<Aspect, String> stated,
        @Nullable Conversion conversion,
        List<String> values) {

    /**
     * @param through the port that it was converted with
     * @param date the field of the same contract that names the date
     */
    record Conversion(String through, String date) {}

    FieldMeaning {
        stated = Map.copyOf(stated);
        values = List.copyOf(values);
    }

    /** Of every field of a contract by ODCS, in its order. */
    static List<FieldMeaning> of(PortId port, JsonNode contract) {
        var fields = new ArrayList<FieldMeaning>();
        for (var object : contract.path("schema")) {
            for (var property : object.path("properties")) {
                fields.add(of(port, property.path("name").asString(""), property));
            }
        }
        return fields;
    }

    private static FieldMeaning of(PortId port, String name, JsonNode property) {
        var custom = custom(property);
        return new FieldMeaning(
                port, name, concept(property), stated(property, custom), conversion(custom), values(property, custom));
    }

    private static Map<Aspect, String> stated(JsonNode property, Map<String, JsonNode> custom) {
        var stated = new EnumMap<Aspect, String>(Aspect.class);
        for (var aspect : Aspect.values()) {
            var value = custom.get(aspect.key());
            if (value != null && value.isValueNode()) {
                stated.put(aspect, value.asString());
            }
        }
        stated.put(Aspect.TYPE, property.path("logicalType").asString(""));
        if (custom.containsKey("currencyProperty")) {
            stated.put(Aspect.CURRENCY, Aspect.BESIDE);
        }
        return stated;
    }

    private static @Nullable Conversion conversion(Map<String, JsonNode> custom) {
        var value = custom.get("conversion");
        return value == null
                ? null
                : new Conversion(
                        value.path("through").asString(""), value.path("date").asString(""));
    }

    private static @Nullable String concept(JsonNode property) {
        return property.path("authoritativeDefinitions")
                .valueStream()
                .filter(definition -> definition.path("type").asString("").equals("businessDefinition"))
                .map(definition -> definition.path("url").asString(""))
                .filter(url -> url.startsWith(Concept.URL))
                .map(url -> url.substring(Concept.URL.length()))
                .findFirst()
                .orElse(null);
    }

    private static List<String> values(JsonNode property, Map<String, JsonNode> custom) {
        return Stream.of(property.path("examples"), custom.getOrDefault("enum", property.path("none")))
                .flatMap(JsonNode::valueStream)
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .toList();
    }

    private static Map<String, JsonNode> custom(JsonNode element) {
        var custom = new HashMap<String, JsonNode>();
        for (var entry : element.path("customProperties")) {
            custom.put(entry.path("property").asString(""), entry.path("value"));
        }
        return custom;
    }

    @Override
    public String toString() {
        return port + "." + name;
    }
}
