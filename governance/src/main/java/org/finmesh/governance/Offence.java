package org.finmesh.governance;

import org.finmesh.platform.contract.PortId;
import org.jspecify.annotations.Nullable;

/**
 * What in a subject breaks a policy, as far as the policy names it.
 *
 * @param port where it is; null when that is the product as a whole, or a contract that belongs to none of the mesh
 * @param offender a field as a rule
 */
public record Offence(String policy, @Nullable PortId port, String offender) {}
