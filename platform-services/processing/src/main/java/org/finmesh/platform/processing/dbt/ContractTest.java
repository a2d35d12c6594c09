package org.finmesh.platform.processing.dbt;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.finmesh.platform.contract.Contract;
import org.finmesh.platform.contract.Contract.Property;

/**
 * A dbt test that follows from a contract: it selects the keys of the rows that break one rule.
 *
 * @param rule {@code <field>-<metric>}, the metric in ODCS's words
 * @param field of the contract; of a key of several, all of them
 * @param dimension of quality, in ODCS's words
 * @param select whose rows are the failures, their key as the column {@code key}
 */
record ContractTest(String model, String rule, String field, String dimension, String select) {

    /** dbt's: the file's, so unique in the project. */
    String name() {
        return "contract__%s__%s".formatted(model, rule.replace('-', '_').replace(' ', '_'));
    }

    String file() {
        return "-- Follows from the contract and is written anew at each run: change the contract.\n" + select + "\n";
    }

    /** Completeness of required fields, uniqueness of the key and of unique fields, and allowed values. */
    static List<ContractTest> of(String model, Contract contract) {
        var tests = new ArrayList<ContractTest>();
        var key = contract.key().stream().map(Property::name).toList();
        tests.add(duplicates(model, contract, key));
        for (var property : contract.properties()) {
            if (property.required()) {
                tests.add(rows(model, contract, property, "nullValues", "completeness", property.name() + " is null"));
            }
            if (property.unique() && !key.equals(List.of(property.name()))) {
                tests.add(duplicates(model, contract, List.of(property.name())));
            }
            AllowedSql.not(property)
                    .ifPresent(condition ->
                            tests.add(rows(model, contract, property, "invalidValues", "conformity", condition)));
        }
        return List.copyOf(tests);
    }

    private static ContractTest rows(
            String model, Contract contract, Property property, String metric, String dimension, String condition) {
        return new ContractTest(
                model,
                property.name() + "-" + metric,
                property.name(),
                dimension,
                "select %s as key from {{ ref('%s') }} where %s".formatted(keyOf(contract), model, condition));
    }

    /** A row whose value is null is like no other. */
    private static ContractTest duplicates(String model, Contract contract, List<String> fields) {
        var list = String.join(", ", fields);
        return new ContractTest(
                model,
                String.join("-", fields) + "-duplicateValues",
                list,
                "uniqueness",
                "select %s as key from {{ ref('%s') }} where %s group by %s having count(*) > 1"
                        .formatted(
                                fields.equals(contract.key().stream()
                                                .map(Property::name)
                                                .toList())
                                        ? keyOf(contract)
                                        : "min(%s)".formatted(keyOf(contract)),
                                model,
                                fields.stream()
                                        .map(field -> field + " is not null")
                                        .collect(Collectors.joining(" and ")),
                                list));
    }

    private static String keyOf(Contract contract) {
        return contract.key().stream()
                .map(property -> "cast(%s as text)".formatted(property.name()))
                .collect(Collectors.joining(" || '|' || "));
    }
}
