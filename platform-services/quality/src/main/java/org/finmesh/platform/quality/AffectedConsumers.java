package org.finmesh.platform.quality;

import java.util.List;
import org.finmesh.platform.contract.PortId;
import org.jspecify.annotations.Nullable;

/** Whom a breach touches: answered by whoever keeps the agreements. */
@FunctionalInterface
public interface AffectedConsumers {

    /** @param field null for all of the port */
    List<String> of(PortId port, @Nullable String field);
}
