package org.finmesh.platform.lineage;

import java.util.Optional;
import java.util.Set;
import org.finmesh.platform.contract.PortId;

/** What products declare that they read. */
@FunctionalInterface
public interface Declarations {

    /** Input ports and source topics of the port's product; empty where there is no such product. */
    Optional<Set<Dataset>> inputs(PortId port);
}
