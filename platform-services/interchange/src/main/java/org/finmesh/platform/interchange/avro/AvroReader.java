package org.finmesh.platform.interchange.avro;

import java.util.Set;
import org.finmesh.platform.interchange.document.Ledger;
import org.finmesh.platform.interchange.document.Nodes;
import org.finmesh.platform.interchange.document.Place;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads records and fields. A type is described as far as contracts can; where {@link AvroTypes} would make another type of
 * that, the type as it was goes along as {@code avroType}.
 */
final class AvroReader {

    private static final Set<String> RECORD_KEYS = Set.of("type", "name", "namespace", "doc", "fields");
    private static final Set<String> FIELD_KEYS = Set.of("name", "type", "doc");

    private @Nullable String namespace;

    ObjectNode object(Place record) {
        var fullName = fullName(record, null);
        namespace = namespaceOf(fullName);
        var object = Nodes.object().put("name", simple(fullName)).put("logicalType", "object");
        record.at("doc").takeText(doc -> object.put("description", doc));
        if (!fullName.equals(AvroNames.plain(simple(fullName)))) {
            Nodes.custom(object, "avroName", fullName);
        }
        readFields(record, object, simple(fullName));
        keepOthers(record, object, RECORD_KEYS, "avroRecordAttributes");
        record.take();
        return object;
    }

    private void readFields(Place record, ObjectNode object, String recordName) {
        var properties = object.putArray("properties");
        for (var field : record.at("fields").items()) {
            properties.add(property(field, recordName));
        }
    }

    private ObjectNode property(Place field, String recordName) {
        var name = String.valueOf(field.at("name").text());
        var property = Nodes.object().put("name", name);
        field.at("doc").takeText(doc -> property.put("description", doc));
        var type = field.at("type");
        var nullable = withoutNull(type.look());
        describe(nullable == null ? type.look() : nullable, property, AvroNames.ofField(recordName, name));
        if (nullable == null) {
            property.put("required", true);
        }
        var others = others(field, FIELD_KEYS);
        var derived = derived(property, recordName);
        var sameDefault = derived.has("default") == others.has("default")
                && (!derived.has("default") || others.get("default").isNull());
        if (!derived.get("type").equals(type.look()) || derived.has("default") && !others.has("default")) {
            Nodes.custom(property, "avroType", type.look());
        } else if (sameDefault) {
            others.remove("default");
        }
        if (!others.isEmpty()) {
            Nodes.custom(property, "avroAttributes", others);
        }
        return property;
    }

    /** What the export makes of the property as it is described now. */
    private ObjectNode derived(ObjectNode property, String recordName) {
        var place = Place.root(property, new Ledger());
        var field = Nodes.object();
        var type = new AvroTypes(new AvroNames()).ofField(place, recordName);
        field.set("type", type);
        if (type.isArray()) {
            field.putNull("default");
        }
        return field;
    }

    /** The other type of {@code ["null", type]}; null for anything else. */
    private static @Nullable JsonNode withoutNull(JsonNode type) {
        return type.isArray() && type.size() == 2 && "null".equals(type.get(0).asString("")) ? type.get(1) : null;
    }

    private void describe(JsonNode type, ObjectNode property, String derivedName) {
        var name = type.isObject() ? type.path("type").asString("") : type.asString("");
        var logical = type.path("logicalType").asString("");
        switch (name) {
            case "boolean" -> property.put("logicalType", "boolean");
            case "int", "long" -> whole(name, logical, property);
            case "float", "double" ->
                Nodes.option(
                        property.put("logicalType", "number"),
                        "format",
                        Nodes.text(name.equals("float") ? "f32" : "f64"));
            case "bytes", "fixed" -> bytes(type, logical, property);
            case "enum" -> {
                property.put("logicalType", "string");
                Nodes.custom(property, "enum", type.path("symbols"));
            }
            case "record", "error" -> nested(type, property, derivedName);
            case "array" -> {
                property.put("logicalType", "array");
                inner(type.path("items"), property.putObject("items"), derivedName);
            }
            // ODCS 3.1 has no map.
            case "map" -> property.put("logicalType", "object");
            case "string" -> text(logical, property);
            // A union, or a named type of before.
            default -> property.put("logicalType", type.isArray() ? "string" : "object");
        }
    }

    private static void text(String logical, ObjectNode property) {
        property.put("logicalType", "string");
        if (logical.equals("uuid")) {
            Nodes.option(property, "format", Nodes.text("uuid"));
        }
    }

    private static void whole(String name, String logical, ObjectNode property) {
        switch (logical) {
            case "date" -> property.put("logicalType", "date");
            case "time-millis", "time-micros" -> property.put("logicalType", "time");
            case "timestamp-millis", "timestamp-micros", "timestamp-nanos" -> property.put("logicalType", "timestamp");
            case "local-timestamp-millis", "local-timestamp-micros", "local-timestamp-nanos" ->
                Nodes.option(
                        property.put("logicalType", "timestamp"),
                        "timezone",
                        JsonNodeFactory.instance.booleanNode(false));
            default -> {
                property.put("logicalType", "integer");
                if (name.equals("int")) {
                    Nodes.option(property, "format", Nodes.text("i32"));
                }
            }
        }
    }

    private static void bytes(JsonNode type, String logical, ObjectNode property) {
        var precision = type.path("precision").asInt(0);
        if (logical.equals("decimal") && precision > 0) {
            property.put("logicalType", "number");
            Nodes.custom(property, "precision", precision);
            Nodes.custom(property, "scale", type.path("scale").asInt(0));
        } else if (logical.equals("big-decimal")) {
            property.put("logicalType", "number");
        } else {
            property.put("logicalType", "string");
            if (logical.equals("uuid")) {
                Nodes.option(property, "format", Nodes.text("uuid"));
            }
        }
    }

    private void inner(JsonNode type, ObjectNode item, String derivedName) {
        var nullable = withoutNull(type);
        describe(nullable == null ? type : nullable, item, derivedName);
        if (nullable != null) {
            item.put("required", false);
        }
    }

    private void nested(JsonNode type, ObjectNode property, String derivedName) {
        property.put("logicalType", "object");
        var record = Place.root(type, new Ledger());
        var outer = namespace;
        var fullName = fullName(record, outer);
        var derivedFullName = outer == null ? derivedName : outer + "." + derivedName;
        if (!fullName.equals(derivedFullName) || type.has("namespace")) {
            var simple = simple(fullName);
            var inherited =
                    !type.has("namespace") && !type.path("name").asString("").contains(".");
            Nodes.custom(property, "avroName", inherited ? simple : fullName);
        }
        namespace = namespaceOf(fullName);
        readFields(record, property, simple(fullName));
        namespace = outer;
        keepOthers(record, property, Set.of("type", "name", "namespace", "fields"), "avroRecordAttributes");
    }

    private static void keepOthers(Place place, ObjectNode target, Set<String> known, String property) {
        var others = others(place, known);
        if (!others.isEmpty()) {
            Nodes.custom(target, property, others);
        }
    }

    private static ObjectNode others(Place place, Set<String> known) {
        var others = Nodes.object();
        place.look().forEachEntry((key, value) -> {
            if (!known.contains(key)) {
                others.set(key, value);
            }
        });
        return others;
    }

    private static String fullName(Place record, @Nullable String enclosing) {
        var name = String.valueOf(record.at("name").text());
        if (name.contains(".")) {
            return name;
        }
        var given = record.at("namespace").text();
        var space = given == null ? enclosing : given;
        return space == null || space.isEmpty() ? name : space + "." + name;
    }

    private static @Nullable String namespaceOf(String fullName) {
        var dot = fullName.lastIndexOf('.');
        return dot < 0 ? null : fullName.substring(0, dot);
    }

    private static String simple(String fullName) {
        return fullName.substring(fullName.lastIndexOf('.') + 1);
    }
}
