package org.finmesh.platform.processing.stream;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.finmesh.platform.contract.Contract;
import org.finmesh.platform.contract.DataProduct;
import org.finmesh.platform.contract.PortId;
import org.finmesh.platform.processing.ProcessingError;
import org.finmesh.platform.processing.ProcessingException;
import org.finmesh.platform.processing.ProductStream;
import org.finmesh.platform.processing.ProductStreams;
import org.finmesh.platform.processing.ProductTable;
import org.finmesh.platform.processing.ProductTopology;
import org.finmesh.platform.processing.meter.PortMeter;
import org.finmesh.platform.processing.record.JsonRecords;
import org.finmesh.platform.processing.record.Publishing;

/** One product's topology in the making. */
public final class ContractStreams implements ProductStreams {

    private final StreamsBuilder builder = new StreamsBuilder();
    private final DataProduct product;
    private final Contract contract;
    private final Publishing publishing;
    private final PortMeter meter;
    private final FlowObserver observer;

    private ContractStreams(
            DataProduct product, Contract contract, Publishing publishing, PortMeter meter, FlowObserver observer) {
        this.observer = observer;
        this.product = product;
        this.contract = contract;
        this.publishing = publishing;
        this.meter = meter;
    }

    /**
     * @throws ProcessingException when the topology does not fit the product or its contract
     */
    public static Topology build(
            ProductTopology topology, DataProduct product, Contract contract, Publishing publishing, PortMeter meter) {
        return build(topology, product, contract, publishing, meter, FlowObserver.NONE);
    }

    /**
     * @param observer looks at what the operators do
     * @throws ProcessingException when the topology does not fit the product or its contract
     */
    public static Topology build(
            ProductTopology topology,
            DataProduct product,
            Contract contract,
            Publishing publishing,
            PortMeter meter,
            FlowObserver observer) {
        return topology.build(new ContractStreams(product, contract, publishing, meter, observer));
    }

    @Override
    public <T extends Record> ProductStream<T> source(String topic, Class<T> type) {
        if (!product.sourceTopics().contains(topic)) {
            throw new ProcessingException(
                    ProcessingError.BAD_WIRING,
                    "topology of %s reads '%s', which is none of its source topics %s: declare it in the custom property sourceTopics of %s"
                            .formatted(
                                    contract.port(),
                                    topic,
                                    product.sourceTopics(),
                                    product.file().name()));
        }
        var json = JsonRecords.of(type);
        var read = builder.stream(
                        topic,
                        Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()).withName("source-" + topic))
                .<Passage<T>>processValues(() -> new ReadJson<>(json, meter), Named.as("read-" + topic));
        return new ContractStream<>(
                builder, read, contract, publishing, meter, observer, FlowObserver.Upstream.topic(topic));
    }

    @Override
    public <T extends Record> ProductStream<T> port(PortId port, Class<T> type) {
        throw new UnsupportedOperationException("to come");
    }

    @Override
    public <T extends Record> ProductTable<T> table(PortId port, Class<T> type) {
        throw new UnsupportedOperationException("to come");
    }
}
