package org.finmesh.platform.processing;

import org.apache.kafka.streams.Topology;
import org.finmesh.platform.contract.PortId;

/**
 * How one data product is made with Kafka Streams: from its inputs to its topic port. The domain writes one per product;
 * the SDK runs it exactly once, checks every record against the port's contract and keeps what breaks it in quarantine.
 */
public interface ProductTopology {

    /** The port that this topology publishes to; its contract is among the domain's product folders. */
    PortId port();

    /**
     * Describes the processing, and does nothing else: no input or output, no clock, the same topology each time it is
     * called. Every operator has a name, so that a golden {@code topology.txt} can hold it and lineage can show it.
     *
     * @param streams where the product's inputs come from
     * @return what {@link ProductStream#publish} returned
     */
    Topology build(ProductStreams streams);
}
