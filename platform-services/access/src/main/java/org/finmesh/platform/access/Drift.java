package org.finmesh.platform.access;

import java.time.Instant;
import java.util.List;

/**
 * Where a system holds something else than live agreements say.
 *
 * @param repairs newest first
 */
public record Drift(Instant readAt, List<Difference> differences, List<DriftRepaired> repairs) {

    /**
     * @param holder the consumer, or whoever else holds a right that only agreements give
     * @param missing that ought to be there
     * @param surplus that ought not
     */
    public record Difference(GrantSystem system, String holder, List<String> missing, List<String> surplus) {}
}
