package org.finmesh.governance;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.finmesh.platform.contract.DataProduct;
import org.finmesh.platform.contract.PortId;
import tools.jackson.databind.JsonNode;

/**
 * A publication before it happens.
 *
 * @param planned the product as it is to be
 * @param live the contracts of its ports that are published now; none at the first publication
 * @param readers names of the consumers with live agreements, by port; a port without any may be left out
 * @param today by UTC
 */
public record PlannedChange(
        DataProduct planned, Map<PortId, JsonNode> live, Map<PortId, List<String>> readers, LocalDate today) {

    public PlannedChange {
        live = Map.copyOf(live);
        readers = Map.copyOf(readers);
    }
}
