package org.finmesh.platform.contract.structure;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes documents up that a JSON Schema allows, with each of its keys and words in some of them. It reads of JSON Schema
 * what the official ones are written with; a document that is not quite allowed does no harm where verdicts are compared.
 */
final class SchemaSampler {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int DEPTH_MAX = 9;

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
    private final Map<JsonNode, Integer> extents = new IdentityHashMap<>();

    SchemaSampler(JsonNode schema, Random random) {
        this.schema = schema;
        this.random = random;
    }

    /** A whole document. */
    ObjectNode sample() {
        return (ObjectNode) sample(schema, 0);
    }

    /** What a part of the schema describes. */
    JsonNode sample(JsonNode described) {
        return sample(described, 0);
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

    /** Few keys, so that what is deep inside turns up as often as what is on top, and a later change may well hit it. */
    private ObjectNode object(Rules rules, int depth) {
        var object = NODES.objectNode();
        var wanted = wanted(rules, depth);
        wanted.forEach(key -> object.set(key, sample(rules.properties.get(key), depth + 1)));
        // What follows from the values that are there now.
        var more = new Rules();
        rules.conditions.stream()
                .filter(condition -> holds(condition.get("if"), object))
                .forEach(condition -> more.add(condition.get("then")));
        for (var key : wanted(more, depth)) {
            object.set(key, sample(more.properties.get(key), depth + 1));
        }
        return object;
    }

    private Set<String> wanted(Rules rules, int depth) {
        var wanted = new LinkedHashSet<>(rules.required);
        wanted.retainAll(rules.properties.keySet());
        rules.conditions.stream()
                .flatMap(condition -> condition.at("/if/properties").propertyStream())
                .map(Map.Entry::getKey)
                .filter(key -> rules.properties.containsKey(key) && random.nextInt(10) < 4)
                .forEach(wanted::add);
        if (depth < DEPTH_MAX && !rules.properties.isEmpty()) {
            for (var i = 0; i <= random.nextInt(3); i++) {
                wanted.add(pickByExtent(rules.properties));
            }
        }
        return wanted;
    }

    /** The more there is in a key's value, the more often that key is picked. */
    private String pickByExtent(Map<String, JsonNode> properties) {
        var extents = new LinkedHashMap<String, Integer>();
        properties.forEach((key, described) -> extents.put(key, extent(described)));
        var at = random.nextInt(
                extents.values().stream().mapToInt(Integer::intValue).sum());
        for (var one : extents.entrySet()) {
            at -= one.getValue();
            if (at < 0) {
                return one.getKey();
            }
        }
        throw new IllegalStateException(extents.toString());
    }

    private int extent(JsonNode described) {
        var known = extents.get(described);
        if (known == null) {
            known = 1 + (int) Math.sqrt(size(described, 6));
            extents.put(described, known);
        }
        return known;
    }

    private int size(JsonNode described, int levels) {
        if (levels == 0) {
            return 0;
        }
        var size = described.path("properties").size();
        if (described.has("$ref")) {
            size += size(schema.at(described.get("$ref").stringValue().substring(1)), levels - 1);
        }
        for (var child : described) {
            size += child.isContainer() ? size(child, levels - 1) : 0;
        }
        return size;
    }

    private JsonNode array(Rules rules, int depth) {
        var array = NODES.arrayNode();
        var size = Math.max(rules.minItems, depth < DEPTH_MAX ? 1 + random.nextInt(8) / 7 : 0);
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
            (type.isArray() ? type.valueStream() : Stream.of(type))
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
