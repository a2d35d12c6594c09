package org.finmesh.platform.interchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The table of docs/interchange.md, from what the exports of a rich contract note. */
final class CarriedTable {

    /** What a reader calls it, and where the rich contract has it. */
    private static final Map<String, String> PLACES = places();

    private CarriedTable() {}

    private static Map<String, String> places() {
        var places = new LinkedHashMap<String, String>();
        places.put("id, version", "version");
        places.put("status, tenant, domain", "status");
        places.put("purpose", "description.purpose");
        places.put("limitations, usage", "description.limitations");
        places.put("servers: address", "servers.bus.host");
        places.put("object: description", "schema.orders.description");
        places.put("object: business name", "schema.customers.businessName");
        places.put("names and types", "schema.orders.properties.due.logicalType");
        places.put("nested fields", "schema.orders.properties.address.properties.street.name");
        places.put("required", "schema.orders.properties.placed_at.required");
        places.put("unique", "schema.customers.properties.customer_id.unique");
        places.put("primary key", "schema.orders.properties.order_id.primaryKey");
        places.put("precision and scale", "schema.orders.properties.amount.customProperties.precision");
        places.put("numeric bounds", "schema.orders.properties.line.logicalTypeOptions.minimum");
        places.put("date bounds", "schema.orders.properties.due.logicalTypeOptions.minimum");
        places.put("length, pattern", "schema.customers.properties.email.logicalTypeOptions.pattern");
        places.put("allowed values", "schema.orders.properties.currency.customProperties.enum");
        places.put("field: description", "schema.customers.properties.email.description");
        places.put("field: business name", "schema.customers.properties.customer_id.businessName");
        places.put("classification", "schema.customers.properties.email.classification");
        places.put("examples", "schema.customers.properties.email.examples");
        places.put("relationships", "schema.orders.properties.customer_id.relationships.customers.customer_id");
        places.put("quality: library", "schema.orders.quality.rowCount");
        places.put("quality: sql", "schema.orders.quality.paid_has_amount");
        places.put("freshness", "slaProperties.freshness.value");
        places.put("other promises", "slaProperties.retention");
        places.put("team, roles, price", "team.name");
        places.put("support", "support.orders-help.url");
        places.put("custom properties", "customProperties.regulatoryRegimes");
        return places;
    }

    static String markdown() {
        var formats = ExportFormat.values();
        var rows = new ArrayList<List<String>>();
        PLACES.keySet().forEach(name -> rows.add(new ArrayList<>(List.of(name))));
        for (var format : formats) {
            var notes = Contracts.paths(Contracts.export(format, Contracts.rich()));
            var row = 0;
            for (var path : PLACES.values()) {
                var noted = notes.stream().anyMatch(note -> path.equals(note) || path.startsWith(note + "."));
                rows.get(row++).add(noted ? "" : "✓");
            }
        }
        var header = new ArrayList<String>(List.of(""));
        List.of(formats).forEach(format -> header.add("`" + format + "`"));
        return row(header)
                + row(header.stream().map(_ -> "---").toList())
                + rows.stream().map(CarriedTable::row).collect(Collectors.joining());
    }

    private static String row(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
