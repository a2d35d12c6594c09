package org.finmesh.platform.processing.stream;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
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
import org.finmesh.platform.processing.record.JsonRecords;
import org.finmesh.platform.processing.record.PortRecords;
import org.jspecify.annotations.Nullable;

/** One product's topology in the making. */
public final class ContractStreams implements ProductStreams {

    private final StreamsBuilder builder = new StreamsBuilder();
    private final DataProduct product;
    private final Contract contract;
    private final Plumbing plumbing;
    private final Entrance entrance;
    private final StateShape shape = StateShape.empty();
    private final Map<String, Class<?>> inputs = new HashMap<>();
    private @Nullable KStream<byte[], byte[]> injected;

    private ContractStreams(DataProduct product, Contract contract, Plumbing plumbing) {
        this.product = product;
        this.contract = contract;
        this.plumbing = plumbing;
        this.entrance = new Entrance(contract.port().injectedTopic());
    }

    /** @param stateShape what the topology remembers, to be held against what is stored */
    public record Built(Topology topology, StateShape stateShape) {}

    /**
     * @throws ProcessingException when the topology does not fit the product or its contract
     */
    public static Built build(ProductTopology topology, DataProduct product, Contract contract, Plumbing plumbing) {
        var streams = new ContractStreams(product, contract, plumbing);
        return new Built(topology.build(streams), streams.shape);
    }

    @Override
    public <T extends Record> ProductStream<T> source(String topic, Class<T> type) {
        requireDeclared(topic, product.sourceTopics().contains(topic), "source topics", product.sourceTopics());
        var json = JsonRecords.of(type);
        return read(topic, type, false, () -> json::read);
    }

    @Override
    public <T extends Record> ProductStream<T> port(PortId port, Class<T> type) {
        requireFit(port, type);
        return read(port.topic(), type, true, () -> PortRecords.of(type, plumbing.schemas())::read);
    }

    @Override
    public <T extends Record> ProductTable<T> table(PortId port, Class<T> type) {
        requireFit(port, type);
        var topic = port.topic();
        var before = inputs.putIfAbsent(topic, type);
        if (before == null) {
            builder.addGlobalStore(
                    TableRows.<T>builder(topic),
                    topic,
                    Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()).withName("table-" + topic),
                    () -> new KeepRow<>(topic, PortRecords.of(type, plumbing.schemas())));
            plumbing.observer().reads("table-" + topic, topic, type);
        } else if (!before.equals(type)) {
            throw readTwice(topic);
        }
        return new PortTable<>(topic, type);
    }

    private <T> ContractStream<T> read(
            String topic, Class<T> type, boolean deletes, Supplier<ReadRecords.Decoder<T>> decoders) {
        if (inputs.put(topic, type) != null) {
            throw readTwice(topic);
        }
        entrance.add(topic);
        plumbing.observer().reads("read-" + topic, topic, type);
        var records = stream(topic, "source-" + topic)
                .merge(injected(), Named.as("with-injected-" + topic))
                .<Passage<T>>processValues(
                        () -> new ReadRecords<>(topic, entrance, deletes, decoders.get(), plumbing.meter()),
                        Named.as("read-" + topic));
        return new ContractStream<>(builder, records, contract, plumbing, shape, Set.of("read-" + topic));
    }

    private KStream<byte[], byte[]> injected() {
        if (injected == null) {
            injected = stream(entrance.topic(), "source-injected");
        }
        return injected;
    }

    private KStream<byte[], byte[]> stream(String topic, String name) {
        return builder.stream(
                topic, Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()).withName(name));
    }

    private void requireFit(PortId port, Class<? extends Record> type) {
        requireDeclared(port.toString(), product.inputPorts().contains(port), "input ports", product.inputPorts());
        plumbing.contract(port).ifPresent(known -> PortRecords.requireFit(known, type));
    }

    private void requireDeclared(String input, boolean declared, String what, Object all) {
        if (!declared) {
            throw new ProcessingException(
                    ProcessingError.BAD_WIRING,
                    "topology of %s reads '%s', which is none of its %s %s: declare it in %s of %s"
                            .formatted(
                                    contract.port(),
                                    input,
                                    what,
                                    all,
                                    what.equals("input ports") ? "inputPorts" : "the custom property sourceTopics",
                                    product.file().name()));
        }
    }

    private ProcessingException readTwice(String topic) {
        return new ProcessingException(
                ProcessingError.BAD_WIRING,
                "topology of %s reads '%s' twice: read it once, and use the stream, or the table, again"
                        .formatted(contract.port(), topic));
    }
}
