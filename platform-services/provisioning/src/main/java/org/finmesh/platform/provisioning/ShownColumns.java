package org.finmesh.platform.provisioning;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.finmesh.platform.contract.Columns;
import org.finmesh.platform.contract.Contract;
import org.finmesh.platform.contract.Contract.Property;
import org.finmesh.platform.contract.DomainName;
import org.finmesh.platform.contract.Masking;
import org.finmesh.platform.contract.RowFilter;
import org.finmesh.platform.provisioning.Resource.View;

/** A port's views: the columns as they are, or with its personal fields masked, and the rows that consumers see. */
final class ShownColumns {

    private ShownColumns() {}

    static View clear(Contract contract) {
        return view(contract, contract.port().view(), Map.of());
    }

    static View masked(Contract contract) {
        var masks = new LinkedHashMap<String, String>();
        var types =
                Columns.of(contract).stream().collect(Collectors.toMap(Columns.Column::name, Columns.Column::sqlType));
        for (var property : contract.properties()) {
            property.masking()
                    .ifPresent(
                            masking -> masks.put(property.name(), mask(property, masking, types.get(property.name()))));
        }
        return view(contract, contract.port().maskedView(), masks);
    }

    private static View view(Contract contract, org.finmesh.platform.contract.SqlName name, Map<String, String> masks) {
        var columns = contract.properties().stream().map(Property::name).toList();
        return new View(
                name,
                contract.port().table(),
                columns,
                masks,
                contract.rowFilter()
                        .map(filter ->
                                condition(filter, contract.port().product().domain()))
                        .orElse(null));
    }

    /** Of what the same value gives in the masked topic: see docs/contracts.md. */
    private static String mask(Property property, Masking masking, String sqlType) {
        var column = quoted(property.name());
        return switch (masking) {
            case HASH -> quoted(property.hashColumn());
            case ABSENT -> "null::" + sqlType;
            case PARTIAL ->
                switch (property.logicalType()) {
                    case "date" -> "date_trunc('year', %s)::date".formatted(column);
                    case "timestamp" -> "date_trunc('year', %s, 'UTC')".formatted(column);
                    default ->
                        "case when length(%1$s) > 8 then repeat('*', length(%1$s) - 4) || right(%1$s, 4) else repeat('*', length(%1$s)) end"
                                .formatted(column);
                };
        };
    }

    /** The domain's own roles see every row. */
    private static String condition(RowFilter filter, DomainName domain) {
        return "current_user in ('%s', '%s') or %s in (%s)"
                .formatted(
                        DomainAccounts.databaseRole(domain),
                        DomainAccounts.dbtRole(domain),
                        quoted(filter.field().name()),
                        literals(filter));
    }

    private static String literals(RowFilter filter) {
        var text = filter.field().logicalType().equals("string");
        return filter.values().stream()
                .map(value -> text ? "'" + value.replace("'", "''") + "'" : value)
                .collect(Collectors.joining(", "));
    }

    static List<Columns.Column> hashes(Contract contract) {
        return contract.hashed().stream()
                .map(property -> new Columns.Column(property.hashColumn(), "text", true, false))
                .toList();
    }

    static String quoted(String column) {
        return '"' + column.replace("\"", "\"\"") + '"';
    }
}
