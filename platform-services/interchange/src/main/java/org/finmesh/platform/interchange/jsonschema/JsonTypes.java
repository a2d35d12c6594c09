package org.finmesh.platform.interchange.jsonschema;

import java.util.List;
import java.util.stream.Stream;
import org.finmesh.platform.interchange.document.Bound;
import org.finmesh.platform.interchange.document.ContractSource;
import org.finmesh.platform.interchange.document.FieldType;
import org.finmesh.platform.interchange.document.Nodes;
import org.finmesh.platform.interchange.document.Place;
import org.finmesh.platform.interchange.document.Regexes;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The JSON type of a property, by the table in docs/architecture.md; where a property is not required it may be null. */
final class JsonTypes {

    private JsonTypes() {}

    /** Names with dots or spaces are as good as any in JSON. */
    static void putProperties(ObjectNode schema, Place parent) {
        var properties = schema.putObject("properties");
        var required = Nodes.list();
        for (var property : parent.at("properties").items()) {
            var name = ContractSource.name(property);
            var must = property.at("required").takeTrue();
            if (must) {
                required.add(name);
            }
            properties.set(name, of(property, !must));
        }
        var named = parent.at("logicalTypeOptions").at("required");
        for (var name : named.takeTexts()) {
            if (required.valueStream().noneMatch(other -> other.asString().equals(name))) {
                required.add(name);
            }
        }
        Nodes.put(schema, "required", required);
    }

    private static ObjectNode of(Place property, boolean nullable) {
        var schema = Nodes.object();
        property.at("businessName").takeText(text -> schema.put("title", text));
        property.at("description").takeText(text -> schema.put("description", text));
        if (property.at("deprecated").isTrue()) {
            schema.set("deprecated", property.at("deprecated").take());
        }
        putType(schema, FieldType.of(property), property);
        if (nullable && schema.get("type") instanceof JsonNode type) {
            var types = Nodes.list();
            (type.isArray() ? type.valueStream() : Stream.of(type)).forEach(types::add);
            schema.set("type", types.add("null"));
        }
        var values = ContractSource.values(property);
        if (!values.isEmpty()) {
            var list = schema.putArray("enum").addAll(values);
            if (nullable) {
                list.addNull();
            }
        }
        putOptions(schema, property);
        Nodes.put(
                schema,
                "examples",
                property.at("examples").look().isEmpty()
                        ? null
                        : property.at("examples").take());
        return schema;
    }

    private static void putType(ObjectNode schema, FieldType type, Place property) {
        switch (type) {
            case FieldType.Text(var format) -> text(schema, format, property);
            case FieldType.Whole(var format) -> {
                schema.put("type", "integer");
                if (format != null) {
                    property.at("logicalTypeOptions").at("format").note("an integer in JSON has no width");
                }
            }
            case FieldType.Exact(var precision, var scale) -> exact(schema, precision, scale, property);
            case FieldType.Floating _ -> {
                schema.put("type", "number");
                property.at("logicalTypeOptions").at("format").note("a number in JSON has no width");
            }
            case FieldType.AnyNumber _ -> schema.put("type", "number");
            case FieldType.Bool _ -> schema.put("type", "boolean");
            case FieldType.Date _ -> schema.put("type", "string").put("format", "date");
            case FieldType.Time _ -> schema.put("type", "string").put("format", "time");
            case FieldType.Timestamp(var zoned) -> {
                schema.put("type", "string");
                // RFC 3339, which date-time is, always has a zone.
                if (zoned) {
                    schema.put("format", "date-time");
                } else {
                    property.at("logicalTypeOptions").at("timezone").note("a string in JSON: its date-time has a zone");
                }
            }
            case FieldType.Nested(var properties) -> {
                schema.put("type", "object");
                if (!properties.isEmpty()) {
                    putProperties(schema, property);
                }
            }
            case FieldType.ListOf(var item) -> {
                schema.put("type", "array");
                inner(schema, "items", item);
            }
            case FieldType.MapOf(var value) -> {
                schema.put("type", "object");
                if ("string"
                        .equals(property.at("map").at("key").at("logicalType").text())) {
                    property.at("map").at("key").at("logicalType").take();
                }
                inner(schema, "additionalProperties", value);
            }
            case FieldType.Vector(var dimensions) -> {
                schema.put("type", "array").putObject("items").put("type", "number");
                if (dimensions > 0) {
                    schema.put("minItems", dimensions).put("maxItems", dimensions);
                }
            }
            // Any value, since the contract does not say.
            case FieldType.Unknown _ -> {}
        }
    }

    private static void text(ObjectNode schema, @Nullable String format, Place property) {
        schema.put("type", "string");
        if (format != null) {
            property.at("logicalTypeOptions").at("format").take();
            schema.put("format", format);
        }
    }

    /** As a text every digit survives every parser; a number is accepted too. */
    private static void exact(ObjectNode schema, int precision, int scale, Place property) {
        schema.putArray("type").add("string").add("number");
        var whole = precision == scale ? "0?" : "\\d{1,%d}".formatted(precision - scale);
        schema.put("pattern", "^-?%s%s$".formatted(whole, scale == 0 ? "" : "(?:\\.\\d{1,%d})?".formatted(scale)));
        Bound.of(property)
                .forEach(bound -> bound.places()
                        .forEach(place ->
                                place.note("binds a number; a decimal that is written as text is not compared")));
    }

    private static void inner(ObjectNode schema, String key, Place inner) {
        if (!inner.present()) {
            return;
        }
        var required = inner.at("required");
        var nullable = required.look().isBoolean() && !required.isTrue();
        required.take();
        schema.set(key, of(inner, nullable));
    }

    private static void putOptions(ObjectNode schema, Place property) {
        for (var bound : Bound.of(property)) {
            if (bound.value().isNumber()) {
                schema.set(bound.keyword(), bound.value());
                bound.take();
            } else {
                bound.leave("JSON Schema compares numbers alone");
            }
        }
        var options = property.at("logicalTypeOptions");
        for (var option : List.of(
                "multipleOf",
                "minLength",
                "maxLength",
                "minItems",
                "maxItems",
                "uniqueItems",
                "minProperties",
                "maxProperties")) {
            Nodes.put(
                    schema,
                    option,
                    options.at(option).present() ? options.at(option).take() : null);
        }
        options.at("pattern").takeText(pattern -> schema.put("pattern", Regexes.anchored(pattern)));
    }
}
