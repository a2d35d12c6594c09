package org.finmesh.platform.contract;

import org.jspecify.annotations.Nullable;

/**
 * A port that a product reads, and on which terms.
 *
 * @param purpose what for (custom property {@code purpose}); null for the product's own purpose
 * @param legalBasis of GDPR article 6(1) (custom property {@code legalBasis}); null where no field asks for one
 */
public record InputPort(
        PortId port, @Nullable String purpose, @Nullable String legalBasis) {}
