package org.finmesh.platform.interchange.soda;

import java.util.List;
import org.finmesh.platform.contract.SourceFile;
import org.finmesh.platform.contract.YamlFile;
import org.finmesh.platform.interchange.ContractHead;
import org.finmesh.platform.interchange.Draft;
import org.finmesh.platform.interchange.InterchangeError;
import org.finmesh.platform.interchange.InterchangeException;
import org.finmesh.platform.interchange.document.Ledger;
import org.finmesh.platform.interchange.document.Nodes;
import org.finmesh.platform.interchange.document.Place;
import org.finmesh.platform.interchange.sql.SqlType;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A contract in Soda's language, of version 3 or 4, as a contract of ODCS. Checks that have no like there are kept as they
 * are: a rule of the engine {@code soda}, which {@link SodaExport} puts back.
 */
public final class SodaImport {

    private SodaImport() {}

    /** @throws InterchangeException where the file has no dataset or no columns */
    public static Draft read(SourceFile file, ContractHead head) {
        var ledger = new Ledger();
        var root = Place.root(YamlFile.read(file), ledger);
        var dataset = root.at("dataset").takeText();
        if (dataset == null
                || !root.at("columns").look().isArray()
                        && !root.at("checks").look().isArray()) {
            throw new InterchangeException(
                    InterchangeError.UNREADABLE,
                    "%s is no Soda contract: it has no dataset with columns or checks".formatted(file.name()));
        }
        var parts = List.of(dataset.split("/"));
        var document = Nodes.object();
        root.at("owner")
                .takeText(owner -> Nodes.objectAt(document, "team")
                        .putArray("members")
                        .addObject()
                        .put("username", owner)
                        .put("role", "owner"));
        var name = parts.getLast();
        Nodes.put(document, "servers", server(root, parts));
        document.putArray("schema").add(object(root, name, document));
        // ODCS has them after the schema.
        moveToEnd(document, "team");
        moveToEnd(document, "slaProperties");
        return new Draft(name, document, ledger.notes(root, "contracts have no place for it"));
    }

    private static void moveToEnd(ObjectNode document, String key) {
        if (document.has(key)) {
            document.set(key, document.remove(key));
        }
    }

    /** The data source, of whatever kind it is: Soda does not say. */
    private static ArrayNode server(Place root, List<String> parts) {
        var servers = Nodes.list();
        var source =
                parts.size() > 1 ? parts.getFirst() : root.at("data_source").takeText();
        var schema = parts.size() > 2
                ? parts.get(parts.size() - 2)
                : root.at("schema").takeText();
        if (source == null && schema == null) {
            return servers;
        }
        var server = servers.addObject()
                .put("server", source == null ? "datasource" : source)
                .put("type", "custom");
        if (parts.size() > 3) {
            server.put("database", String.join("/", parts.subList(1, parts.size() - 2)));
        }
        Nodes.put(server, "schema", schema);
        return servers;
    }

    private static ObjectNode object(Place root, String name, ObjectNode document) {
        var object = Nodes.object().put("name", name).put("logicalType", "object");
        root.at("description").takeText(text -> object.put("description", text));
        var properties = object.putArray("properties");
        var checks = new SodaChecks(name, document);
        for (var column : root.at("columns").items()) {
            properties.add(property(column, checks));
        }
        root.at("checks").items().forEach(check -> checks.readOfDataset(check, object));
        return object;
    }

    private static ObjectNode property(Place column, SodaChecks checks) {
        var name = column.at("name").takeText();
        if (name == null) {
            throw new InterchangeException(
                    InterchangeError.UNREADABLE, "column %s of the Soda contract has no name".formatted(column.path()));
        }
        var property = Nodes.object().put("name", name);
        column.at("description").takeText(text -> property.put("description", text));
        column.at("data_type").takeText(type -> describe(type, property));
        var length = column.at("character_maximum_length");
        if (length.look().isIntegralNumber()
                && "string".equals(property.path("logicalType").asString(""))) {
            Nodes.option(property, "maxLength", length.take());
        }
        var optional = column.at("optional");
        if (optional.look().isBoolean() && !optional.isTrue()) {
            optional.take();
        } else {
            optional.leave("a contract's columns are there");
        }
        column.at("checks").items().forEach(check -> checks.readOfColumn(check, property));
        return ordered(property);
    }

    private static void describe(String type, ObjectNode property) {
        SqlType.parse(type)
                .ifPresentOrElse(known -> known.describe(property), () -> property.put("physicalType", type));
    }

    private static ObjectNode ordered(ObjectNode property) {
        for (var last : List.of("quality", "customProperties")) {
            if (property.has(last)) {
                property.set(last, property.remove(last));
            }
        }
        return property;
    }
}
