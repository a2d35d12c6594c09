package org.finmesh.platform.lineage;

import io.openlineage.client.OpenLineage;
import io.openlineage.client.OpenLineageClientUtils;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** Events as the OpenLineage client writes them. */
final class ClientEvents {

    private static final OpenLineage CLIENT = new OpenLineage(URI.create("https://example.org/a-client"));

    private ClientEvents() {}

    /** A job that makes {@code output.outputField} of {@code input.inputField}, both topics. */
    static byte[] copies(String job, String input, String inputField, String output, String outputField, Instant at) {
        return event("finmesh", job, dataset(input), dataset(output, inputField, input, outputField), at);
    }

    static byte[] event(
            String namespace,
            String job,
            OpenLineage.InputDataset input,
            OpenLineage.OutputDataset output,
            Instant at) {
        return json(CLIENT.newRunEventBuilder()
                .eventType(OpenLineage.RunEvent.EventType.COMPLETE)
                .eventTime(at.atZone(ZoneOffset.UTC))
                .run(CLIENT.newRun(UUID.randomUUID(), null))
                .job(CLIENT.newJob(namespace, job, null))
                .inputs(List.of(input))
                .outputs(List.of(output))
                .build());
    }

    static byte[] ofADataset(String topic, Instant at) {
        return json(CLIENT.newDatasetEventBuilder()
                .eventTime(at.atZone(ZoneOffset.UTC))
                .dataset(CLIENT.newStaticDataset("kafka://anywhere:9092", topic, null))
                .build());
    }

    static byte[] json(Object event) {
        return OpenLineageClientUtils.toJson(event).getBytes(StandardCharsets.UTF_8);
    }

    static OpenLineage.InputDataset dataset(String topic) {
        return CLIENT.newInputDataset("kafka://anywhere:9092", topic, null, null);
    }

    private static OpenLineage.OutputDataset dataset(String topic, String field, String input, String outputField) {
        var transformation = CLIENT.newInputFieldTransformations("DIRECT", "IDENTITY", null, null);
        var from = CLIENT.newInputField("kafka://anywhere:9092", input, field, List.of(transformation));
        var fields = CLIENT.newColumnLineageDatasetFacetFieldsBuilder()
                .put(outputField, CLIENT.newColumnLineageDatasetFacetFieldsAdditional(List.of(from), null, null))
                .build();
        var columns = CLIENT.newColumnLineageDatasetFacet(fields, null);
        return CLIENT.newOutputDataset(
                "kafka://anywhere:9092",
                topic,
                CLIENT.newDatasetFacetsBuilder().columnLineage(columns).build(),
                null);
    }
}
