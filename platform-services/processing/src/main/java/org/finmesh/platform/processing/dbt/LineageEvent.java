package org.finmesh.platform.processing.dbt;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.finmesh.platform.contract.Contract;
import org.finmesh.platform.processing.dbt.ColumnLineage.Origin;
import tools.jackson.databind.json.JsonMapper;

/** A good run as an OpenLineage run event; see docs/data-plane.md, "Reports". */
final class LineageEvent {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String PRODUCER = "https://finmesh.example/processing";
    private static final String EVENT = "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent";
    private static final String SCHEMA =
            "https://openlineage.io/spec/facets/1-1-1/SchemaDatasetFacet.json#/$defs/SchemaDatasetFacet";
    private static final String COLUMNS =
            "https://openlineage.io/spec/facets/1-2-0/ColumnLineageDatasetFacet.json#/$defs/ColumnLineageDatasetFacet";
    private static final String DATABASE = "postgres://mesh";

    private LineageEvent() {}

    /** @param lineage by column; those that the contract does not have are not published, so not told */
    static byte[] of(Contract contract, Map<String, List<Origin>> lineage, Instant at) {
        var inputs = new TreeSet<String>();
        var fields = new LinkedHashMap<String, Object>();
        for (var property : contract.properties()) {
            var origins = lineage.getOrDefault(property.name(), List.of());
            origins.forEach(origin -> inputs.add(origin.relation()));
            fields.put(
                    property.name(),
                    Map.of(
                            "inputFields",
                            origins.stream().map(LineageEvent::input).toList()));
        }
        var facets = Map.of(
                "schema",
                facet(
                        SCHEMA,
                        "fields",
                        contract.properties().stream().map(LineageEvent::field).toList()),
                "columnLineage",
                facet(COLUMNS, "fields", fields));
        return JSON.writeValueAsBytes(Map.of(
                "eventType", "COMPLETE",
                "eventTime", at.toString(),
                "producer", PRODUCER,
                "schemaURL", EVENT,
                "run", Map.of("runId", UUID.randomUUID().toString()),
                "job", Map.of("namespace", "finmesh", "name", contract.port().toString()),
                "inputs",
                        inputs.stream()
                                .map(name -> Map.of("namespace", DATABASE, "name", name))
                                .toList(),
                "outputs",
                        List.of(Map.of(
                                "namespace", DATABASE,
                                "name", contract.port().view().toString(),
                                "facets", facets))));
    }

    private static Map<String, Object> field(Contract.Property property) {
        return Map.of("name", property.name(), "type", property.logicalType());
    }

    private static Map<String, Object> input(Origin origin) {
        return Map.of(
                "namespace", DATABASE,
                "name", origin.relation(),
                "field", origin.column(),
                "transformations", List.of(Map.of("type", origin.type())));
    }

    private static Map<String, Object> facet(String schema, String name, Object value) {
        return Map.of("_producer", PRODUCER, "_schemaURL", schema, name, value);
    }
}
