package org.finmesh.platform.access;

import java.time.Instant;
import java.util.List;

/**
 * A system held something else than was agreed though nothing had been decided, and no longer does.
 *
 * @param holder the consumer, or whoever else held a right that only agreements give
 * @param added what was missing
 * @param removed what was there and ought not
 */
public record DriftRepaired(GrantSystem system, String holder, List<String> added, List<String> removed, Instant at) {

    public DriftRepaired {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
    }
}
