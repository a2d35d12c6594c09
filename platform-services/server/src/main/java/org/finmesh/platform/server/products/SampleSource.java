package org.finmesh.platform.server.products;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.finmesh.platform.access.Entitlement;
import org.finmesh.platform.contract.Contract;
import org.finmesh.platform.contract.Contract.Property;
import org.finmesh.platform.contract.SqlName;
import org.finmesh.platform.provisioning.DomainAccounts;

/**
 * Where rows to show come from.
 *
 * @param role whose right it is to read them
 * @param columns that the role may read, in the contract's order
 * @param newest by which the newest rows are found; empty where there is no instant or day among the columns
 */
record SampleSource(String role, SqlName view, List<Property> columns, List<Property> newest) {

    static SampleSource ofDomain(Contract contract) {
        return new SampleSource(
                DomainAccounts.databaseRole(contract.port().product().domain()),
                contract.port().view(),
                contract.properties(),
                newest(contract, contract.properties()));
    }

    static SampleSource of(String role, Entitlement entitlement, Contract contract) {
        var agreed = contract.properties().stream()
                .filter(property -> entitlement.columns().contains(property.name()))
                .toList();
        var view = entitlement.view().orElseThrow();
        var asTheyAre = view.equals(contract.port().view())
                ? agreed
                : agreed.stream().filter(property -> !property.personal()).toList();
        return new SampleSource(role, view, agreed, newest(contract, asTheyAre));
    }

    /** By the day or instant that leads the key, whose index makes that cheap, else by the first instant there is. */
    private static List<Property> newest(Contract contract, List<Property> readable) {
        var leading = contract.key().getFirst();
        return Stream.concat(
                        Stream.of(leading)
                                .filter(property -> property.logicalType().equals("date")),
                        Stream.concat(Stream.of(leading), contract.properties().stream())
                                .filter(property -> property.logicalType().equals("timestamp")))
                .filter(readable::contains)
                .limit(1)
                .toList();
    }

    /** With one parameter, how many rows. */
    String select() {
        return "select %s from %s%s limit ?"
                .formatted(
                        columns.stream()
                                .map(column -> quoted(column) + "::text")
                                .collect(Collectors.joining(", ")),
                        view,
                        newest.stream()
                                .map(column -> " order by %s desc nulls last".formatted(quoted(column)))
                                .collect(Collectors.joining()));
    }

    private static String quoted(Property column) {
        return '"' + column.name().replace("\"", "\"\"") + '"';
    }
}
