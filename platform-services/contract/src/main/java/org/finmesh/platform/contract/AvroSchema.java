package org.finmesh.platform.contract;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import org.finmesh.platform.contract.Contract.Property;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The Avro schema that follows from a contract; see docs/architecture.md for the table of types.
 *
 * <p>It agrees with {@link ContractDiff}: between two contracts of a port whose changes break no consumer, old readers read
 * new records and new readers read the records already in the topic, by Avro's schema resolution; so where either cannot,
 * the change is {@link ChangeLevel#MAJOR}. Where they differ in documentation alone, so do the schemas. The other way round
 * it does not hold: most of what breaks a consumer (a bound, a promise, a unit) is nothing that Avro knows.
 *
 * <p>Why: docs/decisions/0012-what-is-required-is-checked-not-typed.md.
 */
public final class AvroSchema {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private AvroSchema() {}

    /** The value schema of the contract's topic, as JSON text; the same contract gives the same text, byte by byte. */
    public static String of(Contract contract) {
        var record = NODES.objectNode();
        record.put("type", "record");
        record.put("name", recordName(contract.port()));
        record.put("namespace", namespace(contract.port()));
        if (contract.purpose() != null) {
            record.put("doc", contract.purpose());
        }
        var fields = record.putArray("fields");
        contract.properties().forEach(property -> fields.add(field(property)));
        return record.toString();
    }

    /** {@code org.finmesh.retailbanking} */
    public static String namespace(PortId port) {
        return "org.finmesh." + port.product().domain().value().replace("-", "");
    }

    /** {@code TransactionHistoryV1} */
    public static String recordName(PortId port) {
        return Arrays.stream(port.product().name().split("-"))
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining("", "", "V" + port.major()));
    }

    private static ObjectNode field(Property property) {
        var field = NODES.objectNode();
        field.put("name", property.name());
        field.put("doc", property.description() == null ? property.businessName() : property.description());
        if (nullable(property)) {
            field.putArray("type").add("null").add(type(property));
            field.putNull("default");
        } else {
            field.set("type", type(property));
        }
        return field;
    }

    /**
     * Whether the field is a union with null: every one outside the key. A minor version may add a required field or make an
     * optional one required, and the records already in the topic lack it; so that a field is there is checked when a record
     * is written, not by its type.
     */
    public static boolean nullable(Property property) {
        return !property.key();
    }

    private static JsonNode type(Property property) {
        return switch (property.logicalType()) {
            case "string" -> NODES.stringNode("string");
            case "boolean" -> NODES.stringNode("boolean");
            case "integer" -> NODES.stringNode("long");
            case "date" -> logical("int", "date");
            case "timestamp" -> logical("long", "timestamp-micros");
            case "number" ->
                logical("bytes", "decimal")
                        .put("precision", Objects.requireNonNull(property.precision()))
                        .put("scale", Objects.requireNonNull(property.scale()));
            default ->
                throw new IllegalArgumentException(property.name() + " has no Avro type for " + property.logicalType());
        };
    }

    private static ObjectNode logical(String type, String logicalType) {
        return NODES.objectNode().put("type", type).put("logicalType", logicalType);
    }
}
