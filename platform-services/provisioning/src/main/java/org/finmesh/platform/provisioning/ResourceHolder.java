package org.finmesh.platform.provisioning;

import java.util.List;

/** A system that holds resources of products. */
public interface ResourceHolder {

    boolean holds(Resource resource);

    /**
     * What there is of the product: of what is desired or undeclared, and what else bears the product's own names. Never
     * anything of another product.
     *
     * @throws ProvisioningException when the system cannot be reached
     */
    List<Resource> actual(Desired desired);

    /**
     * Carries out one step. Repeating a step that was carried out already does no harm.
     *
     * @throws ProvisioningException when the system cannot be reached, or refuses
     */
    void apply(Step step);
}
