package org.finmesh.platform.interchange.dbt;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.finmesh.platform.interchange.document.ContractSource;
import org.finmesh.platform.interchange.document.Ledger;
import org.finmesh.platform.interchange.document.Nodes;
import org.finmesh.platform.interchange.document.Place;
import org.finmesh.platform.interchange.sql.SqlType;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A property as a column of dbt. What dbt has no word for stands as it is under {@code config.meta.odcs}, so that nothing is
 * lost.
 */
final class DbtColumn {

    private final Place property;

    /** The Jinja expression of an object of this contract, or null where it has no such. */
    private final Function<String, @Nullable String> references;

    DbtColumn(Place property, Function<String, @Nullable String> references) {
        this.property = property;
        this.references = references;
    }

    ObjectNode write() {
        var column = Nodes.object().put("name", Jinja.escaped(ContractSource.name(property)));
        property.at("description").takeText(text -> column.put("description", Jinja.escaped(text)));
        if (property.at("logicalType").present() || property.at("physicalType").present()) {
            column.put("data_type", Jinja.escaped(dataType()));
        }
        Nodes.put(column, "data_tests", tests());
        DbtMeta.put(column, property.remainder());
        property.take();
        return column;
    }

    /** Takes what the type says again when it is read back, all of it or none. */
    private String dataType() {
        var name = SqlType.nameOf(Place.root(property.look(), new Ledger()));
        var back = Nodes.object();
        SqlType.parse(name).ifPresent(type -> type.describe(back));
        if (!back.isEmpty() && isSaid(back)) {
            back.propertyNames().stream()
                    .filter(key ->
                            !List.of("customProperties", "logicalTypeOptions").contains(key))
                    .forEach(key -> property.at(key).take());
            back.path("logicalTypeOptions")
                    .propertyNames()
                    .forEach(option ->
                            property.at("logicalTypeOptions").at(option).take());
            back.path("customProperties")
                    .forEach(custom ->
                            property.custom(custom.path("property").asString()).take());
        }
        return name;
    }

    private boolean isSaid(ObjectNode back) {
        for (var key : back.propertyNames()) {
            var given = property.at(key).look();
            var said = switch (key) {
                case "customProperties" ->
                    back.get(key)
                            .valueStream()
                            .allMatch(custom -> given.valueStream().anyMatch(custom::equals));
                case "logicalTypeOptions" ->
                    back.get(key)
                            .propertyStream()
                            .allMatch(option -> option.getValue().equals(given.path(option.getKey())));
                default -> back.get(key).equals(given);
            };
            if (!said) {
                return false;
            }
        }
        return true;
    }

    private JsonNode tests() {
        var tests = Nodes.list();
        var key = property.at("primaryKey").isTrue();
        if (property.at("required").isTrue() || key) {
            tests.add("not_null");
        }
        if (property.at("unique").isTrue()) {
            tests.add("unique");
        }
        if (!key) {
            // Of a key meta says which of these the contract itself names.
            List.of("required", "unique").stream()
                    .map(property::at)
                    .filter(Place::isTrue)
                    .forEach(Place::take);
        }
        addValues(tests);
        property.at("relationships").items().forEach(relationship -> addRelationship(relationship, tests));
        DbtTests.addOwn(property, tests);
        return tests;
    }

    private void addValues(ArrayNode tests) {
        var values = property.custom("enum");
        var texts = new ArrayList<String>();
        values.look().forEach(value -> {
            if (value.isString()) {
                texts.add(Jinja.escaped(value.stringValue()));
            }
        });
        if (!texts.isEmpty() && texts.size() == values.look().size()) {
            values.take();
            tests.addObject()
                    .putObject("accepted_values")
                    .putObject("arguments")
                    .set("values", Nodes.list(texts));
        }
    }

    private void addRelationship(Place relationship, ArrayNode tests) {
        var to = String.valueOf(relationship.at("to").text()).split("\\.");
        var reference = to.length == 2 ? references.apply(to[0]) : null;
        if (reference == null || relationship.look().size() != 1) {
            return;
        }
        relationship.take();
        tests.addObject()
                .putObject("relationships")
                .putObject("arguments")
                .put("to", reference)
                .put("field", to[1]);
    }
}
