package org.finmesh.platform.contract;

import java.util.List;
import org.finmesh.platform.contract.Contract.Property;

/** The columns that follow from a contract, for table and view; see docs/architecture.md for the table of types. */
public final class Columns {

    private Columns() {}

    /**
     * @param name the property's name
     * @param sqlType PostgreSQL's type: {@code numeric(18,2)}, {@code timestamptz}…
     */
    public record Column(String name, String sqlType, boolean nullable, boolean key) {}

    /** In the contract's order. */
    public static List<Column> of(Contract contract) {
        return contract.properties().stream()
                .map(property -> new Column(property.name(), sqlType(property), !property.required(), property.key()))
                .toList();
    }

    private static String sqlType(Property property) {
        return switch (property.logicalType()) {
            case "string" -> "text";
            case "boolean" -> "boolean";
            case "integer" -> "bigint";
            case "date" -> "date";
            case "timestamp" -> "timestamptz";
            case "number" -> "numeric(%d,%d)".formatted(property.precision(), property.scale());
            default ->
                throw new IllegalArgumentException(
                        property.name() + " has no column type for " + property.logicalType());
        };
    }
}
