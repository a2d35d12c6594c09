package org.finmesh.platform.access;

import java.time.Instant;

/**
 * Somebody tried to decide who may not, or what cannot be decided.
 *
 * @param by who tried
 * @param why in words
 */
public record DecisionRefused(Agreement agreement, String by, AccessError error, String why, Instant at) {}
