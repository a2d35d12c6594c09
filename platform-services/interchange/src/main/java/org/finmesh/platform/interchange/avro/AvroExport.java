package org.finmesh.platform.interchange.avro;

import java.util.List;
import org.finmesh.platform.contract.AvroSchema;
import org.finmesh.platform.interchange.document.ContractSource;
import org.finmesh.platform.interchange.document.Nodes;
import org.finmesh.platform.interchange.document.Place;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A contract as an Avro schema: a record, or a union of records where it describes several objects. */
public final class AvroExport {

    private AvroExport() {}

    /** Of a contract of this mesh the very schema that its topic has. */
    public static String write(ContractSource contract) {
        var names = new AvroNames();
        var types = new AvroTypes(names);
        var records = contract.objects().stream()
                .map(object -> record(object, contract, names, types))
                .toList();
        var schema = records.size() == 1 ? records.getFirst() : Nodes.list().addAll(records);
        return schema.toPrettyString() + "\n";
    }

    /** The schema of one object by itself. */
    public static JsonNode schema(Place object, ContractSource contract) {
        var names = new AvroNames();
        return record(object, contract, names, new AvroTypes(names));
    }

    private static JsonNode record(Place object, ContractSource contract, AvroNames names, AvroTypes types) {
        var derived = derived(object, contract, names, types);
        var ofMesh = contract.ofMesh().map(AvroSchema::of).map(JsonMapper.shared()::readTree);
        ofMesh.ifPresent(schema -> noteDifferences(object, derived, schema));
        return ofMesh.orElse(derived);
    }

    /** The schema of a topic lets every field outside the key be absent, and has one width of number. */
    private static void noteDifferences(Place object, JsonNode derived, JsonNode ofMesh) {
        var properties = object.at("properties").items();
        for (var i = 0; i < properties.size(); i++) {
            var ours = derived.path("fields").path(i).path("type");
            var topics = ofMesh.path("fields").path(i).path("type");
            if (topics.isArray() && !ours.isArray()) {
                properties.get(i).at("required").note("a topic's fields outside the key are unions with null");
            }
            if (!withoutNull(ours).equals(withoutNull(topics))) {
                properties.get(i).at("logicalTypeOptions").note("a topic's type is " + withoutNull(topics));
            }
        }
    }

    private static JsonNode withoutNull(JsonNode type) {
        return type.isArray() ? type.get(1) : type;
    }

    private static JsonNode derived(Place object, ContractSource contract, AvroNames names, AvroTypes types) {
        var record = Nodes.object().put("type", "record");
        var name = String.valueOf(renamed(object).at("name").text());
        if (contract.ofMesh().isPresent()) {
            object.at("name").leave("the record is named after the port");
            contract.root().at("description").at("purpose").take();
        } else {
            object.at("name").take();
        }
        var port = contract.port().orElse(null);
        putName(record, object.custom("avroName"), namedAfter(AvroNames.ofObject(port, name), names));
        if (contract.ofMesh().isEmpty()) {
            object.at("description").takeText(text -> record.put("doc", text));
        }
        if ("object".equals(object.at("logicalType").text())) {
            object.at("logicalType").take();
        }
        putFields(record, object, record.get("name").stringValue(), types);
        putAttributes(record, object.custom("avroRecordAttributes"));
        return record;
    }

    private static String namedAfter(String fullName, AvroNames names) {
        var dot = fullName.lastIndexOf('.');
        return fullName.substring(0, dot + 1) + names.unused(fullName.substring(dot + 1));
    }

    private static Place renamed(Place named) {
        var name = String.valueOf(named.at("name").text());
        if (!name.equals(AvroNames.plain(name)) && !named.custom("avroName").present()) {
            named.at("name").note("in Avro " + AvroNames.plain(name));
        }
        return named;
    }

    /** A name with dots has its namespace before the last. */
    static void putName(ObjectNode record, Place given, String derived) {
        var name = given.text() == null ? derived : String.valueOf(given.takeText());
        var dot = name.lastIndexOf('.');
        record.put("name", name.substring(dot + 1));
        if (dot >= 0) {
            record.put("namespace", name.substring(0, dot));
        }
    }

    static void putFields(ObjectNode record, Place parent, String recordName, AvroTypes types) {
        var fields = record.putArray("fields");
        var names = new AvroNames();
        for (var property : parent.at("properties").items()) {
            fields.add(field(property, recordName, names, types));
        }
    }

    private static ObjectNode field(Place property, String recordName, AvroNames names, AvroTypes types) {
        var field = Nodes.object();
        field.put("name", names.unused(ContractSource.name(renamed(property))));
        if (property.at("description").present()) {
            property.at("description").takeText(text -> field.put("doc", text));
        } else {
            property.at("businessName").takeText(text -> field.put("doc", text));
        }
        putType(field, property, recordName, types);
        putAttributes(field, property.custom("avroAttributes"));
        return field;
    }

    private static void putType(ObjectNode field, Place property, String recordName, AvroTypes types) {
        var given = property.custom("avroType");
        if (given.present()) {
            field.set("type", given.take());
            List.of("logicalType", "required").forEach(key -> property.at(key).take());
            for (var option : List.of("format", "timezone")) {
                property.at("logicalTypeOptions").at(option).take();
            }
            for (var inner : List.of("items", "properties")) {
                property.at(inner).leave("avroType says what is within");
            }
            List.of("precision", "scale", "enum")
                    .forEach(name -> property.custom(name).take());
            return;
        }
        var type = types.ofField(property, recordName);
        field.set("type", type);
        if (type.isArray()) {
            field.putNull("default");
        }
    }

    /** What Avro has besides, as it was imported: aliases, order, a default… */
    static void putAttributes(ObjectNode target, Place given) {
        if (given.look().isObject()) {
            given.take().forEachEntry(target::set);
        }
    }
}
