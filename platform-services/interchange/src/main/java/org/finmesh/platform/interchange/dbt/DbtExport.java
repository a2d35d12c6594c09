package org.finmesh.platform.interchange.dbt;

import java.util.function.Function;
import org.finmesh.platform.contract.YamlFile;
import org.finmesh.platform.interchange.document.ContractSource;
import org.finmesh.platform.interchange.document.Nodes;
import org.finmesh.platform.interchange.document.Place;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A contract as dbt's YAML: its objects as the tables of a source, or as models. */
public final class DbtExport {

    private DbtExport() {}

    /** What the contract says as a whole is the source's {@code meta}. */
    public static String sources(ContractSource contract) {
        var document = Nodes.object().put("version", 2);
        var name = contract.id().replaceAll("[^A-Za-z0-9]+", "_");
        var source = document.putArray("sources").addObject().put("name", name);
        var root = contract.root();
        root.at("description").at("purpose").takeText(text -> source.put("description", Jinja.escaped(text)));
        var servers = contract.servers("postgres", "postgresql");
        if (servers.size() == 1) {
            // Besides: the servers as a whole are in meta.
            Nodes.put(source, "database", escaped(servers.getFirst().at("database")));
            Nodes.put(source, "schema", escaped(servers.getFirst().at("schema")));
        }
        var tables = Nodes.list();
        for (var object : contract.objects()) {
            var table = object(object, contract, other -> "source('%s', '%s')".formatted(name, other));
            var identifier = contract.port()
                    .map(port -> port.view().name())
                    .orElse(object.at("physicalName").text());
            if (identifier != null && !identifier.equals(object.at("name").text())) {
                table.put("identifier", Jinja.escaped(identifier));
            }
            tables.add(table);
        }
        contract.objects().forEach(Place::take);
        DbtMeta.put(source, sectionsWithoutObjects(root));
        source.set("tables", tables);
        return YamlFile.write(document);
    }

    /** Only what concerns the tables: the contract as a whole has no place in the YAML of models. */
    public static String models(ContractSource contract) {
        var document = Nodes.object().put("version", 2);
        var models = document.putArray("models");
        for (var object : contract.objects()) {
            models.add(object(object, contract, "ref('%s')"::formatted));
            object.take();
        }
        return YamlFile.write(document);
    }

    private static @Nullable String escaped(Place place) {
        return place.text() == null ? null : Jinja.escaped(String.valueOf(place.text()));
    }

    private static @Nullable ObjectNode sectionsWithoutObjects(Place root) {
        if (!(root.remainder() instanceof ObjectNode rest)) {
            return null;
        }
        rest = rest.deepCopy();
        rest.remove("schema");
        for (var section : root.members()) {
            if (!section.key().equals("schema")) {
                section.take();
            }
        }
        return rest;
    }

    private static ObjectNode object(Place object, ContractSource contract, Function<String, String> reference) {
        var table = Nodes.object().put("name", Jinja.escaped(ContractSource.name(object)));
        object.at("description").takeText(text -> table.put("description", Jinja.escaped(text)));
        var tests = Nodes.list();
        DbtTests.addOwn(object, tests);
        Nodes.put(table, "data_tests", tests);
        var columns = Nodes.list();
        for (var property : object.at("properties").items()) {
            columns.add(new DbtColumn(property, name -> has(contract, name) ? reference.apply(name) : null).write());
        }
        DbtMeta.put(table, object.remainder());
        Nodes.put(table, "columns", columns);
        return table;
    }

    private static boolean has(ContractSource contract, String name) {
        return contract.objects().stream()
                .anyMatch(object -> name.equals(object.at("name").text()));
    }
}
