package org.finmesh.platform.provisioning;

import java.util.List;
import org.finmesh.platform.contract.PortId;
import org.jspecify.annotations.Nullable;

/** Who would be broken by a change: answered by whoever keeps the agreements. */
@FunctionalInterface
public interface PortReaders {

    /**
     * Consumers whose live agreements let them use the field.
     *
     * @param field by its name; null for the port as a whole
     * @return their names, in order; those of a port that nobody reads are none
     */
    List<String> of(PortId port, @Nullable String field);
}
