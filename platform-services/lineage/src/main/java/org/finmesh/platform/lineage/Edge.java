package org.finmesh.platform.lineage;

import java.time.Instant;

/**
 * An observed flow.
 *
 * @param source a topic or a view
 * @param target a topic or a view
 * @param lastSeen when a domain said last that it flows
 */
public record Edge(String source, String target, Instant lastSeen) {}
