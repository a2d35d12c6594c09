package org.finmesh.platform.interchange.document;

import java.math.BigInteger;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Building documents: a key is written when there is something to write. */
public final class Nodes {

    private Nodes() {}

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    public static ArrayNode list() {
        return JsonNodeFactory.instance.arrayNode();
    }

    public static ArrayNode list(Collection<String> texts) {
        var list = list();
        texts.forEach(list::add);
        return list;
    }

    public static JsonNode text(String text) {
        return JsonNodeFactory.instance.stringNode(text);
    }

    public static void put(ObjectNode object, String key, @Nullable String value) {
        if (value != null) {
            object.put(key, value);
        }
    }

    /** Unless it is an empty list or mapping. */
    public static void put(ObjectNode object, String key, @Nullable JsonNode value) {
        if (value != null && !(value.isContainer() && value.isEmpty())) {
            object.set(key, value);
        }
    }

    /** The list of that key, made where it is not there yet. */
    public static ArrayNode listAt(ObjectNode object, String key) {
        return object.get(key) instanceof ArrayNode list ? list : object.putArray(key);
    }

    /** The mapping of that key, made where it is not there yet. */
    public static ObjectNode objectAt(ObjectNode object, String key) {
        return object.get(key) instanceof ObjectNode mapping ? mapping : object.putObject(key);
    }

    /** As the reader of contracts has whole numbers. */
    public static JsonNode number(int value) {
        return JsonNodeFactory.instance.numberNode(BigInteger.valueOf(value));
    }

    /** Adds a custom property, as ODCS has them. */
    public static void custom(ObjectNode object, String property, JsonNode value) {
        listAt(object, "customProperties").addObject().put("property", property).set("value", value);
    }

    public static void custom(ObjectNode object, String property, String value) {
        custom(object, property, text(value));
    }

    public static void custom(ObjectNode object, String property, int value) {
        custom(object, property, number(value));
    }

    public static void option(ObjectNode property, String name, JsonNode value) {
        objectAt(property, "logicalTypeOptions").set(name, value);
    }
}
