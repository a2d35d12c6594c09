package org.finmesh.platform.access;

import java.time.Instant;

/**
 * Somebody let another decide in their name, or ended that.
 *
 * @param ended whether it is over
 */
public record DelegationChanged(Delegation delegation, boolean ended, Instant at) {}
