package org.finmesh.platform.contract.diff;

import java.util.List;
import java.util.Random;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A small contract of the mesh, with a bit of everything that a field can have. */
final class GeneratedContract {

    private static final List<String> TYPES = List.of("string", "date", "timestamp", "integer", "number", "boolean");
    private static final List<String> CLASSIFICATIONS = List.of("public", "internal", "confidential", "restricted");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private GeneratedContract() {}

    static ObjectNode of(Random random) {
        var contract = NODES.objectNode()
                .put("apiVersion", "v3.1.0")
                .put("kind", "DataContract")
                .put("id", "treasury.payments.v1")
                .put("name", "Payments")
                .put("version", "1.0.0")
                .put("status", "active");
        contract.putObject("description").put("purpose", "Payments.");
        addServers(contract);
        var object = contract.putArray("schema").addObject().put("name", "payments");
        var fields = object.putArray("properties");
        var key = fields.addObject().put("name", "payment_id").put("businessName", "Payment");
        key.put("logicalType", "string").put("required", true).put("classification", "internal");
        key.put("primaryKey", true).put("primaryKeyPosition", 1);
        for (var number = 1 + random.nextInt(5); number > 0; number--) {
            fields.add(field("field_" + number, random));
        }
        addLevel(contract, "freshness", 1 + random.nextInt(60), "s");
        addLevel(contract, "retention", 1 + random.nextInt(10), "y");
        return contract;
    }

    private static void addServers(ObjectNode contract) {
        var topic = contract.putArray("servers").addObject().put("server", "topic");
        topic.put("type", "kafka").put("host", "kafka").put("format", "avro");
        addCustom(topic).put("property", "partitions").put("value", 3);
    }

    private static void addLevel(ObjectNode contract, String property, int value, String unit) {
        var level = contract.withArray("slaProperties").addObject();
        level.put("property", property).put("value", value).put("unit", unit);
    }

    static ObjectNode addCustom(ObjectNode element) {
        return element.withArray("customProperties").addObject();
    }

    static ObjectNode field(String name, Random random) {
        var field = NODES.objectNode().put("name", name).put("businessName", "Field " + name);
        field.put("classification", any(CLASSIFICATIONS, random));
        field.put("required", random.nextBoolean()).put("unique", random.nextBoolean());
        addConcept(field, any(List.of("amount", "date", "party"), random));
        addType(field, any(TYPES, random), random);
        return field;
    }

    private static void addConcept(ObjectNode field, String concept) {
        var definition = field.putArray("authoritativeDefinitions").addObject();
        definition.put("type", "businessDefinition").put("url", "governance/standards/glossary.yaml#" + concept);
    }

    private static void addType(ObjectNode field, String type, Random random) {
        field.put("logicalType", type);
        var options = NODES.objectNode();
        switch (type) {
            case "string" -> {
                options.put("maxLength", 1 + random.nextInt(50)).put("pattern", "[A-Z]*");
                addCustom(field)
                        .put("property", "enum")
                        .putArray("value")
                        .add("A")
                        .add("B");
            }
            case "number" -> {
                options.put("minimum", random.nextInt(10)).put("maximum", 10 + random.nextInt(10));
                addCustom(field).put("property", "precision").put("value", 10 + random.nextInt(10));
                addCustom(field).put("property", "scale").put("value", random.nextInt(5));
            }
            case "integer" -> options.put("minimum", random.nextInt(10));
            case "date" -> options.put("minimum", "20%02d-01-01".formatted(random.nextInt(100)));
            default -> {}
        }
        if (!options.isEmpty() && random.nextBoolean()) {
            field.set("logicalTypeOptions", options);
        }
    }

    static <T> T any(List<T> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }
}
