package org.finmesh.platform.lineage;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an OpenLineage event says.
 *
 * @param job {@code <namespace>/<name>}, of the namespace {@code finmesh} the name alone, which is a port's id; null for an
 *     event about a dataset alone
 * @param runId null for an event about a job or a dataset
 * @param type START, RUNNING, COMPLETE, ABORT, FAIL or OTHER
 * @param flows between fields, from inputs to outputs
 */
public record LineageEvent(
        @Nullable String job,
        @Nullable String runId,
        String type,
        Instant at,
        List<Dataset> inputs,
        List<Dataset> outputs,
        List<FieldFlow> flows) {

    /** The namespace of the mesh's own jobs. */
    public static final String NAMESPACE = "finmesh";

    /**
     * @param direct the value is made from it; otherwise it only decides whether, where or of which rows it is made
     * @param how such as IDENTITY, TRANSFORMATION, AGGREGATION, JOIN, FILTER, GROUP_BY
     */
    public record FieldFlow(FieldRef from, FieldRef to, boolean direct, String how) {}

    public LineageEvent {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        flows = List.copyOf(flows);
    }
}
