package org.finmesh.platform.contract.structure;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Changes a document in one place as its author might have got it wrong. */
final class Mutations {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final List<String> keys;
    private final List<JsonNode> oddities = odd();
    private final List<JsonNode> words;
    private final Random random;

    /** @param schemas whose keys and words turn up, also in the wrong places and versions */
    Mutations(Iterable<JsonNode> schemas, Random random) {
        var words = new TreeSet<String>();
        var names = new TreeSet<String>();
        schemas.forEach(schema -> collect(schema, names, words));
        names.add("mistyped");
        this.keys = List.copyOf(names);
        this.words = words.stream().<JsonNode>map(NODES::stringNode).toList();
        this.random = random;
    }

    private static void collect(JsonNode schema, TreeSet<String> keys, TreeSet<String> words) {
        if (schema.path("properties").isObject()) {
            schema.get("properties").propertyStream().forEach(property -> keys.add(property.getKey()));
        }
        if (schema.path("enum").isArray()) {
            schema.get("enum").forEach(word -> words.add(word.asString()));
        }
        schema.forEach(child -> collect(child, keys, words));
    }

    /** Values of every type, of which most places allow some. */
    static List<JsonNode> odd() {
        var pair = NODES.arrayNode().add(1).add(2);
        return List.of(
                NODES.nullNode(),
                NODES.booleanNode(true),
                NODES.booleanNode(false),
                NODES.numberNode(0),
                NODES.numberNode(-1),
                NODES.numberNode(5432),
                NODES.numberNode(new BigDecimal("3.0")),
                NODES.numberNode(new BigDecimal("0.5")),
                NODES.stringNode(""),
                NODES.stringNode("with spaces"),
                NODES.stringNode("orders.id"),
                NODES.stringNode("a.b.c"),
                NODES.stringNode("a:b"),
                NODES.stringNode("schema/a:b/properties/c"),
                NODES.stringNode("x.yml#schema/a/properties/c"),
                NODES.stringNode("SFTP://host"),
                NODES.objectNode(),
                NODES.objectNode().put("property", "a").put("value", 1),
                NODES.arrayNode(),
                NODES.arrayNode().add("a"),
                NODES.arrayNode().add("orders.id").add("orders.no"),
                NODES.arrayNode().add("a").add("a"),
                pair,
                pair.deepCopy().add(3),
                NODES.arrayNode().add(1).add(1),
                NODES.arrayNode().add(1).add(new BigDecimal("1.0")),
                NODES.arrayNode().add(NODES.objectNode()));
    }

    /** @return JSON pointer of the mapping or list in which something was changed */
    String change(JsonNode document) {
        var places = new ArrayList<Place>();
        containers(document, "", places);
        // Of a tree most places are near the top, most rules are not.
        var place = places.get(Math.max(random.nextInt(places.size()), random.nextInt(places.size())));
        switch (place.node) {
            case ObjectNode mapping -> change(mapping);
            case ArrayNode list -> change(list);
            default -> throw new IllegalStateException(place.toString());
        }
        return place.pointer;
    }

    private record Place(JsonNode node, String pointer) {}

    private static void containers(JsonNode node, String pointer, List<Place> into) {
        if (node.isContainer()) {
            into.add(new Place(node, pointer));
        }
        if (node.isObject()) {
            node.forEachEntry((key, child) -> containers(child, pointer + "/" + key, into));
        }
        for (var i = 0; node.isArray() && i < node.size(); i++) {
            containers(node.get(i), pointer + "/" + i, into);
        }
    }

    private void change(ObjectNode mapping) {
        if (mapping.isEmpty() || random.nextInt(4) == 0) {
            mapping.set(pick(keys), value());
            return;
        }
        var key = pick(List.copyOf(mapping.propertyNames()));
        switch (random.nextInt(5)) {
            case 0 -> mapping.remove(key);
            case 1 -> mapping.set(pick(keys), mapping.remove(key));
            case 2 -> mapping.set(key, NODES.arrayNode().add(mapping.get(key)));
            default -> mapping.set(key, value());
        }
    }

    private void change(ArrayNode list) {
        if (list.isEmpty() || random.nextInt(4) == 0) {
            list.add(value());
            return;
        }
        var index = random.nextInt(list.size());
        switch (random.nextInt(4)) {
            case 0 -> list.remove(index);
            case 1 -> list.add(list.get(index).deepCopy());
            default -> list.set(index, value());
        }
    }

    private JsonNode value() {
        return pick(random.nextInt(5) == 0 ? words : oddities).deepCopy();
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
