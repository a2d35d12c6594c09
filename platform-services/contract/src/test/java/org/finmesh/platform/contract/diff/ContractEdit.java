package org.finmesh.platform.contract.diff;

import static org.finmesh.platform.contract.diff.GeneratedContract.any;
import static org.finmesh.platform.contract.diff.GeneratedContract.field;

import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What somebody may do to a contract; the result is one still. */
enum ContractEdit {
    DESCRIBE(onField((field, random) -> field.put("description", "Words " + random.nextInt()))),
    NAME_FOR_PEOPLE(onField((field, random) -> field.put("businessName", "Name " + random.nextInt()))),
    RELEASE((contract, random) -> contract.put("version", "1.%d.0".formatted(random.nextInt(100)))),
    REORDER((contract, _) -> {
        var fields = fields(contract);
        fields.add(fields.remove(0));
    }),
    REQUIRE_OR_NOT(
            onField((field, _) -> field.put("required", !field.path("required").booleanValue()))),
    UNIQUE_OR_NOT(
            onField((field, _) -> field.put("unique", !field.path("unique").booleanValue()))),
    CLASSIFY(onField((field, random) -> field.put("classification", any(List.of("public", "restricted"), random)))),
    MARK_AS_PERSONAL(onField((field, _) -> field.withArray("customProperties")
            .insertObject(0)
            .put("property", "personalData")
            .put("value", true))),
    FREE_OF_OPTIONS(onField((field, _) -> field.remove("logicalTypeOptions"))),
    CHANGE_CONCEPT(onField((field, random) -> ((ObjectNode)
                    field.path("authoritativeDefinitions").path(0))
            .put("url", "governance/standards/glossary.yaml#" + random.nextInt(3)))),
    RETYPE(onField((field, random) -> {
        var other = field(field.path("name").stringValue(), random);
        field.removeAll();
        field.setAll(other);
    })),
    CHANGE_DIGITS(onField((field, random) -> field.path("customProperties").forEach(custom -> {
        if (custom.path("property").stringValue().equals("scale")) {
            ((ObjectNode) custom).put("value", random.nextInt(5));
        }
    }))),
    ADD((contract, random) -> fields(contract).add(field("added_" + random.nextInt(1_000_000), random))),
    REMOVE((contract, random) -> {
        var fields = fields(contract);
        var index = random.nextInt(fields.size());
        if (!isKey(fields.get(index))) {
            fields.remove(index);
        }
    }),
    RENAME(onField((field, random) -> field.put("name", "renamed_" + random.nextInt(1_000_000)))),
    EXTEND_KEY((contract, random) -> {
        var keys = fields(contract).valueStream().filter(ContractEdit::isKey).count();
        onField((field, _) ->
                        field.put("required", true).put("primaryKey", true).put("primaryKeyPosition", keys + 1))
                .accept(contract, random);
    }),
    PROMISE((contract, random) ->
            ((ObjectNode) contract.path("slaProperties").path(0)).put("value", 1 + random.nextInt(60))),
    DEPRECATE((contract, _) -> {
        if (!contract.path("status").asString().equals("deprecated")) {
            contract.put("status", "deprecated");
            announce(contract, "endOfSupport", "2027-03-31");
            announce(contract, "endOfLife", "2027-06-30");
        }
    });

    private final BiConsumer<ObjectNode, Random> edit;

    ContractEdit(BiConsumer<ObjectNode, Random> edit) {
        this.edit = edit;
    }

    void apply(ObjectNode contract, Random random) {
        edit.accept(contract, random);
    }

    /** On any field outside the key. */
    private static BiConsumer<ObjectNode, Random> onField(BiConsumer<ObjectNode, Random> edit) {
        return (contract, random) -> {
            var fields = fields(contract)
                    .valueStream()
                    .filter(field -> !isKey(field))
                    .toList();
            if (!fields.isEmpty()) {
                edit.accept((ObjectNode) any(fields, random), random);
            }
        };
    }

    private static void announce(ObjectNode contract, String property, String date) {
        contract.withArray("slaProperties")
                .addObject()
                .put("property", property)
                .put("value", date);
    }

    private static boolean isKey(JsonNode field) {
        return field.has("primaryKey");
    }

    private static ArrayNode fields(JsonNode contract) {
        return (ArrayNode) contract.path("schema").path(0).path("properties");
    }
}
