package org.finmesh.platform.processing.lineage;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.common.utils.AppInfoParser;
import org.finmesh.platform.contract.Contract;
import org.finmesh.platform.contract.Contract.Property;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One run of a topology as OpenLineage events: by https://openlineage.io/spec/2-0-2/OpenLineage.json, and its facets of the
 * versions named here.
 */
final class StreamsEvents {

    /** What the platform calls the mesh's jobs by; a job's name is its port. */
    private static final String NAMESPACE = "finmesh";

    private static final String PRODUCER = "https://github.com/finmesh/finmesh/tree/main/platform-services/processing";
    private static final String SPEC = "https://openlineage.io/spec/";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** As OpenLineage has it. */
    enum Type {
        START,
        RUNNING,
        COMPLETE,
        ABORT
    }

    private final Contract contract;
    private final String kafka;
    private final List<String> inputs;
    private final UUID runId;

    /**
     * @param bootstrap {@code host:port} of Kafka
     * @param inputs topics
     */
    StreamsEvents(Contract contract, String bootstrap, List<String> inputs, UUID runId) {
        this.contract = contract;
        this.kafka = "kafka://" + bootstrap;
        this.inputs = List.copyOf(inputs);
        this.runId = runId;
    }

    /** @param published records since the port exists */
    byte[] event(Type type, Instant at, List<FieldFlow> flows, long published) {
        var event = JSON.createObjectNode()
                .put("eventType", type.name())
                .put("eventTime", at.toString())
                .put("producer", PRODUCER)
                .put("schemaURL", SPEC + "2-0-2/OpenLineage.json#/$defs/RunEvent");
        var run = event.putObject("run").put("runId", runId.toString());
        facet(run.putObject("facets"), "processing_engine", "1-1-1", "ProcessingEngineRunFacet")
                .put("name", "Kafka Streams")
                .put("version", AppInfoParser.getVersion());
        var job = event.putObject("job")
                .put("namespace", NAMESPACE)
                .put("name", contract.port().toString());
        facet(job.putObject("facets"), "jobType", "2-0-4", "JobTypeJobFacet")
                .put("processingType", "STREAMING")
                .put("integration", "KAFKA_STREAMS")
                .put("jobType", "JOB");
        var read = event.putArray("inputs");
        inputs.forEach(topic -> read.addObject().put("namespace", kafka).put("name", topic));
        outputs(event.putArray("outputs"), flows, published);
        return JSON.writeValueAsBytes(event);
    }

    private void outputs(ArrayNode outputs, List<FieldFlow> flows, long published) {
        var port = contract.port();
        output(outputs, kafka, port.topic(), flows, published, false);
        if (contract.hasPersonalData()) {
            output(outputs, kafka, port.maskedTopic(), flows, published, true);
        }
        if (contract.server("postgres").isPresent()) {
            output(outputs, "postgres://mesh", port.view().toString(), flows, published, false);
        }
    }

    private void output(
            ArrayNode outputs, String namespace, String name, List<FieldFlow> flows, long published, boolean masked) {
        var facets = outputs.addObject()
                .put("namespace", namespace)
                .put("name", name)
                .putObject("facets");
        schema(facets);
        columnLineage(facets, flows, masked);
        facet(facets, "dataQualityMetrics", "1-0-0", "DataQualityMetricsDatasetFacet")
                .put("rowCount", published)
                .putObject("columnMetrics");
    }

    private void schema(ObjectNode facets) {
        var fields = facet(facets, "schema", "1-2-0", "SchemaDatasetFacet").putArray("fields");
        for (var property : contract.properties()) {
            fields.addObject().put("name", property.name()).put("type", property.logicalType());
        }
    }

    private void columnLineage(ObjectNode facets, List<FieldFlow> flows, boolean masked) {
        if (flows.isEmpty()) {
            return;
        }
        var facet = facet(facets, "columnLineage", "1-2-0", "ColumnLineageDatasetFacet");
        var fields = facet.putObject("fields");
        var byOutput = new LinkedHashMap<String, Map<String, ArrayNode>>();
        for (var flow : flows) {
            var list = flow.output().equals(Field.ALL)
                    ? facet.withArray("dataset")
                    : fields.withObject(flow.output()).withArray("inputFields");
            var transformations = byOutput.computeIfAbsent(flow.output(), _ -> new LinkedHashMap<>())
                    .computeIfAbsent(
                            flow.topic() + ":" + flow.field(),
                            _ -> list.addObject()
                                    .put("namespace", kafka)
                                    .put("name", flow.topic())
                                    .put("field", flow.field())
                                    .putArray("transformations"));
            transformations
                    .addObject()
                    .put("type", flow.how().type())
                    .put("subtype", flow.how().name())
                    .put("masking", masked && isPersonal(flow.output()));
        }
    }

    private boolean isPersonal(String field) {
        return contract.properties().stream()
                .filter(property -> property.name().equals(field))
                .anyMatch(Property::personal);
    }

    private static ObjectNode facet(ObjectNode facets, String name, String version, String type) {
        return facets.putObject(name)
                .put("_producer", PRODUCER)
                .put("_schemaURL", "%sfacets/%s/%s.json#/$defs/%s".formatted(SPEC, version, type, type));
    }
}
