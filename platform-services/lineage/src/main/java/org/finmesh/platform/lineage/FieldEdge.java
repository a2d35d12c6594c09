package org.finmesh.platform.lineage;

import java.time.Instant;

/**
 * One field flows into another.
 *
 * @param direct the value is made from it; otherwise it only decides whether, where or of which rows it is made
 * @param how in OpenLineage's words: IDENTITY, TRANSFORMATION, AGGREGATION, JOIN, FILTER, GROUP_BY and others
 * @param job who said so
 * @param stale whether it was not seen for so long that it may be over
 */
public record FieldEdge(
        FieldRef from,
        FieldRef to,
        boolean direct,
        String how,
        String job,
        Instant firstSeen,
        Instant lastSeen,
        boolean stale) {}
