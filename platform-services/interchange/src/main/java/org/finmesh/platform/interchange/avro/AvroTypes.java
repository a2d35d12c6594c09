package org.finmesh.platform.interchange.avro;

import java.util.Objects;
import org.finmesh.platform.interchange.document.FieldType;
import org.finmesh.platform.interchange.document.Nodes;
import org.finmesh.platform.interchange.document.Place;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The Avro type of a property, by the table in docs/architecture.md. */
final class AvroTypes {

    private final AvroNames names;

    AvroTypes(AvroNames names) {
        this.names = names;
    }

    /** A field's type: with {@code null} where the property is not required. */
    JsonNode ofField(Place property, String parent) {
        var type = of(
                property,
                AvroNames.ofField(parent, String.valueOf(property.at("name").text())));
        var required = property.at("required").takeTrue();
        return required ? type : Nodes.list().add("null").add(type);
    }

    /** @param recordName the name that a record gets where this is one */
    private JsonNode of(Place property, String recordName) {
        return switch (FieldType.of(property)) {
            case FieldType.Text(var format) -> text(format, property);
            case FieldType.Whole(var format) -> whole(format, property);
            case FieldType.Exact(var precision, var scale) -> decimal(precision, scale);
            case FieldType.Floating(var single) -> Nodes.text(single ? "float" : "double");
            case FieldType.AnyNumber _ -> {
                property.at("logicalType").note("without precision and scale it is a double: not exact, not for money");
                yield Nodes.text("double");
            }
            case FieldType.Bool _ -> Nodes.text("boolean");
            case FieldType.Date _ -> logical("int", "date");
            case FieldType.Time _ -> logical("long", "time-micros");
            case FieldType.Timestamp(var zoned) ->
                logical("long", zoned ? "timestamp-micros" : "local-timestamp-micros");
            case FieldType.Nested _ -> record(property, recordName);
            case FieldType.ListOf(var item) ->
                Nodes.object().put("type", "array").set("items", inner(item, recordName));
            case FieldType.MapOf(var value) -> map(property, value, recordName);
            case FieldType.Vector _ -> {
                property.at("logicalTypeOptions").at("dimensions").note("an array in Avro has any length");
                yield Nodes.object().put("type", "array").put("items", "float");
            }
            case FieldType.Unknown _ -> {
                property.note("no logicalType: it is a string");
                yield Nodes.text("string");
            }
        };
    }

    private static JsonNode text(@Nullable String format, Place property) {
        if (!"uuid".equals(format)) {
            return Nodes.text("string");
        }
        property.at("logicalTypeOptions").at("format").take();
        return logical("string", "uuid");
    }

    private static JsonNode whole(@Nullable String format, Place property) {
        var place = property.at("logicalTypeOptions").at("format");
        return switch (format) {
            case "i32" -> Nodes.text("int");
            case "i8", "i16", "u8", "u16" -> {
                place.note("an int in Avro, of 32 bits");
                yield Nodes.text("int");
            }
            case "u32" -> {
                place.note("a long in Avro, of 64 bits");
                yield Nodes.text("long");
            }
            case "u64" -> {
                place.note("a decimal of 20 digits in Avro, whose long is too small");
                yield decimal(20, 0);
            }
            case "i128", "u128" -> {
                place.note("a decimal of 39 digits in Avro, whose long is too small");
                yield decimal(39, 0);
            }
            case null, default -> Nodes.text("long");
        };
    }

    /** Without a value the contract says nothing of them: text. */
    private JsonNode map(Place property, Place value, String recordName) {
        if ("string".equals(property.at("map").at("key").at("logicalType").text())) {
            property.at("map").at("key").at("logicalType").take();
        }
        return Nodes.object().put("type", "map").set("values", inner(value, recordName));
    }

    /** Of a list or map: absent values only where the contract says so. */
    private JsonNode inner(Place item, String recordName) {
        if (!item.present()) {
            return Nodes.text("string");
        }
        var type = of(item, recordName);
        var required = item.at("required");
        required.take();
        return required.look().isBoolean() && !required.isTrue()
                ? Nodes.list().add("null").add(type)
                : type;
    }

    private ObjectNode record(Place property, String derivedName) {
        var record = Nodes.object().put("type", "record");
        AvroExport.putName(record, property.custom("avroName"), names.unused(derivedName));
        var name = Objects.requireNonNull(record.get("name")).stringValue();
        AvroExport.putFields(record, property, name, this);
        AvroExport.putAttributes(record, property.custom("avroRecordAttributes"));
        return record;
    }

    static ObjectNode decimal(int precision, int scale) {
        return logical("bytes", "decimal").put("precision", precision).put("scale", scale);
    }

    private static ObjectNode logical(String type, String logicalType) {
        return Nodes.object().put("type", type).put("logicalType", logicalType);
    }
}
