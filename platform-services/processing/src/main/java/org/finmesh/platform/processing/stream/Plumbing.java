package org.finmesh.platform.processing.stream;

import java.util.Collection;
import java.util.Optional;
import org.finmesh.platform.contract.Contract;
import org.finmesh.platform.contract.DataProduct;
import org.finmesh.platform.contract.PortId;
import org.finmesh.platform.processing.meter.PortMeter;
import org.finmesh.platform.processing.record.Publishing;
import org.finmesh.platform.processing.record.SchemaSource;

/**
 * What a topology is connected to.
 *
 * @param schemas of the records of its input ports
 * @param neighbours products whose contracts are at hand: against these, record types of inputs are held before the start
 */
public record Plumbing(
        Publishing publishing,
        SchemaSource schemas,
        Collection<DataProduct> neighbours,
        PortMeter meter,
        FlowObserver observer) {

    Optional<Contract> contract(PortId port) {
        return neighbours.stream()
                .flatMap(product -> product.contract(port).stream())
                .findFirst();
    }
}
