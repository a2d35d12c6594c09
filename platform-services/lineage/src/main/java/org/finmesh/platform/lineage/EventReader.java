package org.finmesh.platform.lineage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.finmesh.platform.lineage.LineageEvent.FieldFlow;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads an event by the OpenLineage specification 2-0-2 (https://openlineage.io/spec/2-0-2/OpenLineage.json): of a run, a job
 * or a dataset, with the column lineage facet (https://openlineage.io/spec/facets/1-2-0/ColumnLineageDatasetFacet.json).
 * Other facets are checked as facets and left alone.
 */
final class EventReader {

    private static final int DATASETS_MAX = 200;
    private static final int FLOWS_MAX = 20_000;
    private static final int INPUTS_OF_A_FIELD_MAX = 2_000;
    private static final Set<String> TYPES = Set.of("START", "RUNNING", "COMPLETE", "ABORT", "FAIL", "OTHER");

    private final EventJson json = new EventJson();
    private final List<FieldFlow> flows = new ArrayList<>();

    private EventReader() {}

    /** @throws LineageException when it is no such event, naming all that is wrong */
    static LineageEvent read(byte[] event) {
        try {
            return new EventReader().event(EventJson.object(event));
        } catch (IllegalArgumentException unusable) {
            throw new LineageException(LineageError.INVALID_EVENT, String.valueOf(unusable.getMessage()));
        }
    }

    private LineageEvent event(JsonNode event) {
        var at = json.instant(event, "eventTime");
        json.uri(event, "", "producer");
        json.uri(event, "", "schemaURL");
        var run = json.optionalObject(event, "", "run");
        var runId = run == null ? null : json.uuid(run, "run.", "runId");
        if (run != null) {
            facets(run, "run.", "facets");
        }
        var job = job(event, run != null);
        var inputs = datasets(event, "inputs", "inputFacets", false);
        var outputs = new ArrayList<>(datasets(event, "outputs", "outputFacets", true));
        if (job == null) {
            var dataset = event.get("dataset");
            if (dataset == null || !dataset.isObject()) {
                json.fault("job", "is missing, and so is dataset");
            } else {
                outputs.add(dataset(dataset, "dataset.", "outputFacets", true));
            }
        }
        var type = type(event);
        json.requireNoFault();
        return new LineageEvent(job, runId, type, at, inputs, outputs, flows);
    }

    private String type(JsonNode event) {
        if (!event.hasNonNull("eventType")) {
            return "OTHER";
        }
        var type = json.text(event, "", "eventType");
        if (!TYPES.contains(type)) {
            json.fault("eventType", "is none of " + TYPES.stream().sorted().toList());
        }
        return type;
    }

    private @Nullable String job(JsonNode event, boolean required) {
        var job = json.optionalObject(event, "", "job");
        if (job == null) {
            if (required) {
                json.fault("job", "is missing");
            }
            return null;
        }
        facets(job, "job.", "facets");
        var namespace = json.text(job, "job.", "namespace");
        var name = json.text(job, "job.", "name");
        return namespace.equals(LineageEvent.NAMESPACE) ? name : namespace + "/" + name;
    }

    private List<Dataset> datasets(JsonNode event, String list, String ownFacets, boolean output) {
        var datasets = new ArrayList<Dataset>();
        for (var dataset : json.objects(event, "", list, DATASETS_MAX)) {
            var where = "%s[%d].".formatted(list, datasets.size());
            datasets.add(dataset(dataset, where, ownFacets, output));
        }
        return datasets;
    }

    private Dataset dataset(JsonNode node, String where, String ownFacets, boolean output) {
        var dataset = reference(node, where);
        var facets = facets(node, where, "facets");
        facets(node, where, ownFacets);
        var columns = facets == null ? null : facets.get("columnLineage");
        if (output && columns != null && columns.isObject()) {
            columnLineage(dataset, columns, where + "facets.columnLineage.");
        }
        return dataset;
    }

    private Dataset reference(JsonNode node, String where) {
        var namespace = json.text(node, where, "namespace");
        var name = json.text(node, where, "name");
        try {
            return Dataset.of(namespace, name);
        } catch (IllegalArgumentException unusable) {
            json.fault(where + "name", unusable.getMessage());
            return new Dataset("?");
        }
    }

    private @Nullable JsonNode facets(JsonNode parent, String where, String name) {
        var facets = json.optionalObject(parent, where, name);
        if (facets != null) {
            for (var facet : facets.properties()) {
                var place = "%s%s.%s.".formatted(where, name, facet.getKey());
                if (facet.getValue().isObject()) {
                    json.uri(facet.getValue(), place, "_producer");
                    json.uri(facet.getValue(), place, "_schemaURL");
                } else {
                    json.fault(place.substring(0, place.length() - 1), "is no object");
                }
            }
        }
        return facets;
    }

    private void columnLineage(Dataset output, JsonNode facet, String where) {
        var fields = json.optionalObject(facet, where, "fields");
        if (fields == null) {
            json.fault(where + "fields", "is missing");
            return;
        }
        for (Map.Entry<String, JsonNode> field : fields.properties()) {
            var place = "%sfields.%s.".formatted(where, field.getKey());
            if (!field.getValue().has("inputFields")) {
                json.fault(place + "inputFields", "is missing");
            }
            inputs(new FieldRef(output, field.getKey()), field.getValue(), place, "inputFields");
        }
        inputs(new FieldRef(output, FieldRef.ALL), facet, where, "dataset");
    }

    private void inputs(FieldRef to, JsonNode parent, String where, String list) {
        for (var input : json.objects(parent, where, list, INPUTS_OF_A_FIELD_MAX)) {
            var place = where + list + "[].";
            var from = new FieldRef(reference(input, place), json.text(input, place, "field"));
            var transformations = json.objects(input, place, "transformations", 20);
            if (transformations.isEmpty()) {
                add(new FieldFlow(from, to, !to.field().equals(FieldRef.ALL), "UNKNOWN"));
            }
            for (var transformation : transformations) {
                var type = json.text(transformation, place + "transformations[].", "type");
                var subtype = transformation.hasNonNull("subtype")
                        ? transformation.get("subtype").asString()
                        : "UNKNOWN";
                add(new FieldFlow(from, to, type.equals("DIRECT"), subtype));
            }
        }
    }

    private void add(FieldFlow flow) {
        if (flows.size() == FLOWS_MAX) {
            json.fault("columnLineage", "has more than %d flows between fields".formatted(FLOWS_MAX));
        } else if (flows.size() < FLOWS_MAX) {
            flows.add(flow);
        }
    }
}
