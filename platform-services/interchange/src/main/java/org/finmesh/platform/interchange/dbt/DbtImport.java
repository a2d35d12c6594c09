package org.finmesh.platform.interchange.dbt;

import java.util.ArrayList;
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
import tools.jackson.databind.node.ObjectNode;

/** dbt's YAML as a contract: each model, seed, snapshot and source table is an object of it. */
public final class DbtImport {

    private DbtImport() {}

    /** @throws InterchangeException where the file describes no model and no source table */
    public static Draft read(SourceFile file, ContractHead head) {
        var ledger = new Ledger();
        var root = Place.root(YamlFile.read(file), ledger);
        root.at("version").take();
        var described = new ArrayList<Place>();
        List.of("models", "seeds", "snapshots")
                .forEach(kind -> described.addAll(root.at(kind).items()));
        var document = Nodes.object();
        for (var source : root.at("sources").items()) {
            readSource(source, document);
            described.addAll(source.at("tables").items());
        }
        var names = described.stream()
                .map(each -> String.valueOf(each.at("name").text()))
                .toList();
        if (described.isEmpty()
                || described.stream().anyMatch(each -> each.at("name").text() == null)) {
            throw new InterchangeException(
                    described.isEmpty() ? InterchangeError.NOTHING_TO_CARRY : InterchangeError.UNREADABLE,
                    described.isEmpty()
                            ? "%s describes no models and no source tables".formatted(file.name())
                            : "%s has a model or table without a name".formatted(file.name()));
        }
        var schema = document.putArray("schema");
        described.forEach(each -> schema.add(new DbtObject(each, names::contains).read()));
        return new Draft(names.getFirst(), document, ledger.notes(root, "contracts have no place for it"));
    }

    /** The first source that has something to say says it. */
    private static void readSource(Place source, ObjectNode document) {
        source.at("name").take();
        var own = DbtMeta.own(source);
        if (!own.isEmpty()) {
            // A contract of ours wrote these, and has them in its own words.
            List.of("database", "schema").forEach(key -> source.at(key).take());
            own.forEachEntry((key, value) -> {
                if (!document.has(key)) {
                    document.set(key, value);
                }
            });
        } else if (source.at("schema").text() != null || source.at("database").text() != null) {
            var server = Nodes.listAt(document, "servers")
                    .addObject()
                    .put("server", String.valueOf(source.at("name").text()))
                    .put("type", "custom");
            source.at("database").takeText(text -> server.put("database", text));
            source.at("schema").takeText(text -> server.put("schema", text));
        }
        var description = Nodes.objectAt(document, "description");
        if (!description.has("purpose")) {
            source.at("description").takeText(text -> description.put("purpose", Jinja.plain(text)));
        }
        if (description.isEmpty()) {
            document.remove("description");
        }
        DbtMeta.readOthers(source, document);
    }
}
