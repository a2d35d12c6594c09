package org.finmesh.platform.contract.structure;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes documents up that a JSON Schema allows, with each of its keys and words in some of them. It reads of JSON Schema
 * what the official ones are written with; a document that is not quite allowed does no harm where verdicts are compared.
 */
final class SchemaSampler {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int DEPTH_MAX = 7;

    /** At least one for each pattern of the official schemas. */
    private static final List<String> TEXTS = List.of(
            "some-text",
            "orders.id",
            "orders.address.city",
            "schema/orders/properties/order_id",
            "https://example.com/other.yaml#/schema/orders/properties/order_id",
            "sftp://example.com/folder",
            "urn:x");

    private final JsonNode schema;
    private final Random random;

    SchemaSampler(JsonNode schema, Random random) {
        this.schema = schema;
        this.random = random;
    }

    JsonNode sample() {
        return sample(schema, 0);
    }

    private JsonNode sample(JsonNode described, int depth) {
        var rules = new Rules();
        rules.add(described);
        if (!rules.values.isEmpty()) {
            return pick(rules.values);
        }
        return switch (rules.types.isEmpty() ? "any" : pick(List.copyOf(rules.types))) {
            case "object" -> object(rules, depth);
            case "array" -> array(rules, depth);
            case "string" -> NODES.stringNode(text(rules));
            case "boolean" -> NODES.booleanNode(random.nextBoolean());
            case "integer" -> NODES.numberNode(1 + random.nextInt(9));
            case "number" -> NODES.numberNode(BigDecimal.valueOf(1 + random.nextInt(99), 1));
            case "null" -> NODES.nullNode();
            default -> NODES.stringNode("anything");
        };
    }

    private ObjectNode object(Rules rules, int depth) {
        var object = NODES.objectNode();
        rules.properties.forEach((key, value) -> {
            if (rules.required.contains(key) || random.nextInt(10) < (depth == 0 ? 4 : 3) && depth < DEPTH_MAX) {
                object.set(key, sample(value, depth + 1));
            }
        });
        // What follows from the values that are there now.
        var more = new Rules();
        rules.conditions.stream()
                .filter(condition -> holds(condition.get("if"), object))
                .forEach(condition -> more.add(condition.get("then")));
        more.properties.forEach((key, value) -> {
            var wanted = more.required.contains(key) || random.nextInt(10) < 5 && depth < DEPTH_MAX;
            if (wanted || object.has(key)) {
                object.set(key, sample(value, depth + 1));
            }
        });
        return object;
    }

    private JsonNode array(Rules rules, int depth) {
        var array = NODES.arrayNode();
        var size = Math.max(rules.minItems, depth < DEPTH_MAX ? random.nextInt(depth < 2 ? 4 : 3) : 0);
        for (var i = 0; i < Math.min(size, rules.maxItems); i++) {
            array.add(sample(rules.items, depth + 1));
        }
        return array;
    }

    private String text(Rules rules) {
        var fitting = TEXTS.stream()
                .filter(text -> rules.patterns.stream().allMatch(pattern -> text.matches(pattern)))
                .toList();
        return fitting.isEmpty() ? TEXTS.getFirst() : pick(fitting);
    }

    /** Whether a condition as the official schemas write them is true of an object. */
    private static boolean holds(JsonNode condition, ObjectNode object) {
        if (condition.has("anyOf")) {
            return condition.get("anyOf").valueStream().anyMatch(one -> holds(one, object));
        }
        return condition.path("required").valueStream().allMatch(key -> object.has(key.stringValue()))
                && condition.path("properties").propertyStream().allMatch(property -> {
                    var value = object.get(property.getKey());
                    return value == null
                            || !property.getValue().has("const")
                            || property.getValue().get("const").equals(value);
                });
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** What a schema says of a value, whatever it refers to gathered; of alternatives one. */
    private final class Rules {

        final Set<String> types = new TreeSet<>();
        final List<JsonNode> values = new ArrayList<>();
        final List<String> patterns = new ArrayList<>();
        final Map<String, JsonNode> properties = new LinkedHashMap<>();
        final Set<String> required = new TreeSet<>();
        final List<JsonNode> conditions = new ArrayList<>();
        JsonNode items = NODES.objectNode();
        int minItems;
        int maxItems = Integer.MAX_VALUE;

        void add(JsonNode described) {
            if (described.has("$ref")) {
                add(schema.at(described.get("$ref").stringValue().substring(1)));
            }
            var type = described.path("type");
            (type.isArray() ? type.valueStream() : java.util.stream.Stream.of(type))
                    .filter(JsonNode::isString)
                    .forEach(one -> types.add(one.stringValue()));
            described.path("enum").forEach(values::add);
            if (described.path("pattern").isString()) {
                patterns.add(described.get("pattern").stringValue());
            }
            described.path("properties").propertyStream().forEach(one -> properties.put(one.getKey(), one.getValue()));
            described.path("required").forEach(key -> required.add(key.stringValue()));
            items = described.has("items") ? described.get("items") : items;
            minItems = described.path("minItems").asInt(minItems);
            maxItems = described.path("maxItems").asInt(maxItems);
            for (var one : described.path("allOf")) {
                if (one.has("if")) {
                    conditions.add(one);
                } else {
                    add(one);
                }
            }
            for (var alternatives : List.of("oneOf", "anyOf")) {
                if (described.has(alternatives)) {
                    add(pick(described.get(alternatives).valueStream().toList()));
                }
            }
        }
    }
}
