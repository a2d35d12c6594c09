package org.finmesh.platform.processing.mesh;

import org.finmesh.platform.processing.Balances;
import org.finmesh.platform.processing.Domain;
import org.finmesh.platform.processing.Payments;

/** A domain with products that read each other, as a process of its own. */
public final class ChainProcess {

    private ChainProcess() {}

    public static void main(String[] arguments) {
        Domain.named("treasury")
                .topology(new Payments())
                .topology(new Balances.Limits())
                .topology(new Balances())
                .run();
    }
}
