package org.finmesh.platform.interchange.soda;

import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.finmesh.platform.contract.YamlFile;
import org.finmesh.platform.interchange.document.ContractSource;
import org.finmesh.platform.interchange.document.Nodes;
import org.finmesh.platform.interchange.document.Place;
import org.finmesh.platform.interchange.sql.SqlType;
import org.finmesh.platform.interchange.sql.TableName;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A contract in Soda's contract language of version 4: a document per object. */
public final class SodaExport {

    /** Soda's units of freshness and ours. */
    static final Map<String, String> UNITS = Map.of("m", "minute", "h", "hour", "d", "day");

    private final ContractSource contract;
    private final Place object;
    private final String name;

    private SodaExport(ContractSource contract, Place object) {
        this.contract = contract;
        this.object = object;
        this.name = String.valueOf(object.at("name").text());
    }

    public static String write(ContractSource contract) {
        if (contract.objects().size() > 1) {
            contract.root()
                    .note(contract.objects().size() + " objects", "a document each: to Soda each is a file of its own");
        }
        return contract.objects().stream()
                .map(object -> YamlFile.write(new SodaExport(contract, object).document()))
                .collect(Collectors.joining("---\n"));
    }

    private ObjectNode document() {
        var document = Nodes.object().put("dataset", dataset());
        object.at("description").takeText(text -> document.put("description", text));
        if ("object".equals(object.at("logicalType").text())) {
            object.at("logicalType").take();
        }
        var columns = document.putArray("columns");
        object.at("properties").items().forEach(property -> columns.add(column(property)));
        var checks = document.putArray("checks");
        addRules(object, checks);
        addKey(checks);
        contract.root().at("slaProperties").items().forEach(level -> addFreshness(level, checks));
        if (checks.valueStream().noneMatch(check -> check.has("schema"))) {
            checks.insertObject(0).putNull("schema");
        }
        return document;
    }

    private String dataset() {
        var table = table();
        var servers = contract.root().at("servers").items().stream()
                .filter(server ->
                        server.at("schema").present() || server.at("database").present())
                .toList();
        if (servers.size() != 1) {
            object.note(name, "no one server with a database or schema: Soda's data source is written as 'datasource'");
            return Stream.of("datasource", table.schema(), table.name())
                    .filter(Objects::nonNull)
                    .collect(Collectors.joining("/"));
        }
        var server = servers.getFirst();
        var schema = server.at("schema").takeText();
        return Stream.of(
                        server.at("server").takeText(),
                        server.at("database").takeText(),
                        table.schema() == null ? schema : table.schema(),
                        table.name())
                .filter(Objects::nonNull)
                .collect(Collectors.joining("/"));
    }

    /** As the data source calls it. */
    private TableName table() {
        var physical = object.at("physicalName").takeText();
        var table = contract.port()
                .map(port -> new TableName(null, port.view().name()))
                .orElse(physical == null ? new TableName(null, name) : TableName.parse(physical));
        if (table.name().equals(name)) {
            object.at("name").take();
        } else {
            object.at("name").leave("the dataset has the physical name");
        }
        return table;
    }

    private ObjectNode column(Place property) {
        var column = Nodes.object().put("name", columnName(property));
        property.at("description").takeText(text -> column.put("description", text));
        if (property.at("logicalType").present() || property.at("physicalType").present()) {
            column.put("data_type", SqlType.nameOf(property));
        }
        var checks = Nodes.list();
        if (property.at("required").takeTrue() || property.at("primaryKey").isTrue()) {
            checks.addObject().putNull("missing");
        }
        if (property.at("unique").takeTrue()
                || property.at("primaryKey").isTrue()
                        && ContractSource.key(object).size() == 1) {
            checks.addObject().putNull("duplicate");
        }
        var valid = ValidValues.of(property);
        if (!valid.isEmpty()) {
            checks.addObject().set("invalid", valid);
        }
        addRules(property, checks);
        Nodes.put(column, "checks", checks);
        return column;
    }

    private static String columnName(Place property) {
        var physical = property.at("physicalName").takeText();
        if (physical == null || physical.equals(property.at("name").text())) {
            return ContractSource.name(property);
        }
        property.at("name").leave("the column has the physical name");
        return physical;
    }

    private void addKey(ArrayNode checks) {
        var key = ContractSource.key(object);
        if (key.size() > 1) {
            var columns = checks.addObject().putObject("duplicate").putArray("columns");
            key.forEach(property -> columns.add(columnName(property)));
        }
    }

    private static void addRules(Place described, ArrayNode checks) {
        var written = new ArrayList<String>();
        checks.forEach(check -> written.add(check.propertyNames().iterator().next()));
        for (var rule : described.at("quality").items()) {
            var check = SodaRule.check(rule, described.at("properties").present());
            if (check == null) {
                continue;
            }
            var kind = check.propertyNames().iterator().next();
            var sameKind = written.stream().filter(kind::equals).count();
            // Soda tells checks of one kind apart by their qualifiers.
            if (sameKind > 0 && check.get(kind) instanceof ObjectNode body && !body.has("qualifier")) {
                body.put("qualifier", Long.toString(sameKind + 1));
            }
            written.add(kind);
            checks.add(check);
        }
    }

    private void addFreshness(Place level, ArrayNode checks) {
        var element = String.valueOf(level.at("element").text());
        var unit = UNITS.get(String.valueOf(level.at("unit").text()));
        if (!"freshness".equalsIgnoreCase(level.at("property").text()) || !element.startsWith(name + ".")) {
            return;
        }
        if (unit == null || !level.at("value").look().isNumber()) {
            level.leave("Soda measures freshness in minutes, hours and days: m, h, d");
            return;
        }
        level.at("property").take();
        level.at("element").take();
        level.at("unit").take();
        var check = checks.addObject().putObject("freshness").put("column", element.substring(name.length() + 1));
        check.putObject("threshold")
                .put("unit", unit)
                .set("must_be_less_than_or_equal", level.at("value").take());
    }
}
