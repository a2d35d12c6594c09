package org.finmesh.platform.lineage;

import java.time.Instant;

/**
 * One dataset flows into another.
 *
 * @param job who said so
 * @param stale whether it was not seen for so long that it may be over
 */
public record Flow(Dataset source, Dataset target, String job, Instant firstSeen, Instant lastSeen, boolean stale) {}
