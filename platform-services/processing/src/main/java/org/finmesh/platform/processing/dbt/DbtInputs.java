package org.finmesh.platform.processing.dbt;

import java.nio.file.Files;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;
import org.finmesh.platform.contract.DataProduct;
import org.finmesh.platform.contract.PortId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a dbt product reads: by its descriptor, and by dbt's manifest once there is one. */
final class DbtInputs {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final DbtProject project;
    private final String model;
    private final List<String> declared;
    private volatile List<String> relations;

    DbtInputs(DbtProject project, String model, DataProduct product) {
        this.project = project;
        this.model = model;
        this.declared = product.inputPorts().stream()
                .map(PortId::view)
                .map(Object::toString)
                .sorted()
                .toList();
        this.relations = declared;
        observe();
    }

    /** {@code schema.view}, in alphabetical order: as observed, before the first run as declared. */
    List<String> relations() {
        return relations;
    }

    /** To be called after each run: reads what dbt says it read. */
    void observe() {
        if (Files.exists(project.manifest())) {
            relations = observed(JSON.readTree(project.manifest()));
        }
    }

    /** Follows the model's dependencies down to dbt's sources. */
    private List<String> observed(JsonNode manifest) {
        var relations = new TreeSet<String>();
        var seen = new HashSet<String>();
        var open = new ArrayDeque<String>();
        manifest.path("nodes")
                .propertyStream()
                .filter(node ->
                        node.getValue().path("resource_type").asString("").equals("model")
                                && node.getValue().path("name").asString("").equals(model))
                .forEach(node -> open.add(node.getKey()));
        while (!open.isEmpty()) {
            var id = open.pop();
            if (seen.add(id)) {
                var source = manifest.path("sources").path(id);
                if (source.isObject()) {
                    relations.add(source.path("schema").asString("") + "."
                            + source.path("identifier").asString(""));
                }
                manifest.path("nodes")
                        .path(id)
                        .path("depends_on")
                        .path("nodes")
                        .forEach(node -> open.add(node.asString()));
            }
        }
        return List.copyOf(relations);
    }

    /** Whether each of the declared inputs has a row. */
    boolean haveRows() throws SQLException {
        try (var connection = project.connection();
                var statement = connection.createStatement()) {
            for (var relation : declared) {
                try (var row = statement.executeQuery("select 1 from %s limit 1".formatted(relation))) {
                    if (!row.next()) {
                        return false;
                    }
                }
            }
        }
        return true;
    }
}
