package org.finmesh.platform.lineage;

import java.time.Instant;
import org.finmesh.platform.contract.PortId;
import org.jspecify.annotations.Nullable;

/**
 * A product reads, or read, what it does not declare.
 *
 * @param saidBy the job whose event said so, or {@code measurement}
 * @param endedAt null while it is so
 */
public record UndeclaredInput(
        PortId port,
        Dataset input,
        String saidBy,
        Instant firstSeen,
        Instant lastSeen,
        @Nullable Instant endedAt) {}
