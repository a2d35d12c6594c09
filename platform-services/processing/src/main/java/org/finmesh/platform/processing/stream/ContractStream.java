package org.finmesh.platform.processing.stream;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.finmesh.platform.contract.Contract;
import org.finmesh.platform.processing.Fold;
import org.finmesh.platform.processing.KeyedState;
import org.finmesh.platform.processing.Lookup;
import org.finmesh.platform.processing.ProcessingError;
import org.finmesh.platform.processing.ProcessingException;
import org.finmesh.platform.processing.ProductStream;
import org.finmesh.platform.processing.ProductTable;
import org.finmesh.platform.processing.record.RecordEncoder;
import org.jspecify.annotations.Nullable;

/**
 * Kafka Streams' own stream, with each record's origin beside it.
 *
 * @param from the operators whose results they are
 */
record ContractStream<T>(
        StreamsBuilder builder,
        KStream<byte[], Passage<T>> records,
        Contract contract,
        Plumbing plumbing,
        StateShape shape,
        Set<String> from)
        implements ProductStream<T> {

    @Override
    public <R> ProductStream<R> map(String name, Function<? super T, ? extends @Nullable R> mapping) {
        return flatMap(name, value -> {
            R mapped = mapping.apply(value);
            return mapped == null ? List.of() : List.of(mapped);
        });
    }

    @Override
    public <R> ProductStream<R> flatMap(String name, Function<? super T, ? extends List<? extends R>> mapping) {
        return through(name, () -> new MapRecord<T, R>(name, mapping, plumbing.observer()));
    }

    @Override
    public <V, R> ProductStream<R> join(
            String name,
            ProductTable<V> table,
            BiFunction<? super T, ? super Lookup<V>, ? extends @Nullable R> mapping) {
        if (!(table instanceof PortTable<V> joined)) {
            throw foreign(name);
        }
        return through(name, () -> new JoinTable<T, V, R>(name, joined.topic(), mapping, plumbing.observer()));
    }

    @Override
    @SuppressWarnings("unchecked")
    public ProductStream<T> merge(String name, ProductStream<? extends T> other) {
        if (!(other instanceof ContractStream<? extends T> stream) || stream.builder != builder) {
            throw foreign(name);
        }
        // Passages are read alone, and those of a subtype are passages of the type.
        var others = (KStream<byte[], Passage<T>>) (KStream<byte[], ?>) stream.records;
        var both = new HashSet<>(from);
        both.addAll(stream.from);
        return new ContractStream<>(
                builder, records.merge(others, Named.as(name)), contract, plumbing, shape, Set.copyOf(both));
    }

    @Override
    public <S, R> ProductStream<R> fold(
            String name,
            Class<T> type,
            Function<? super T, String> key,
            KeyedState<S> state,
            Fold<? super T, S, ? extends R> step) {
        shape.addFold(name, type, state.type());
        var together = records.<byte[], Passage<T>>process(() -> new KeyRecord<T>(name, key), Named.as(name + "-key"))
                .repartition(Repartitioned.<byte[], Passage<T>>as(name)
                        .withKeySerde(Serdes.ByteArray())
                        .withValueSerde(PassageSerde.of(type)));
        return with(
                name,
                together.processValues(
                        new FoldRecords.Of<T, S, R>(name, key, state, step, plumbing.observer()), Named.as(name)));
    }

    private <R> ProductStream<R> through(
            String name, FixedKeyProcessorSupplier<byte[], Passage<T>, Passage<R>> operators) {
        return with(name, records.processValues(operators, Named.as(name)));
    }

    private <R> ContractStream<R> with(String operator, KStream<byte[], Passage<R>> results) {
        plumbing.observer().follows(operator, from);
        return new ContractStream<>(builder, results, contract, plumbing, shape, Set.of(operator));
    }

    private ProcessingException foreign(String name) {
        return new ProcessingException(
                ProcessingError.BAD_WIRING,
                "operator '%s' of %s is given a stream or table of another topology".formatted(name, contract.port()));
    }

    @Override
    public Topology publish(Class<? extends T> type) {
        RecordEncoder.of(contract, type, plumbing.publishing());
        plumbing.observer().publishes(from, type);
        records.process(
                () -> new CheckContract<>(RecordEncoder.of(contract, type, plumbing.publishing()), plumbing.meter()),
                Named.as(CheckContract.NAME));
        var port = contract.port();
        var topology = sink(builder.build(), CheckContract.PUBLISH, port.topic());
        if (contract.hasPersonalData()) {
            sink(topology, CheckContract.PUBLISH_MASKED, port.maskedTopic());
        }
        sink(topology, CheckContract.QUARANTINE, port.quarantineTopic());
        sink(topology, CheckContract.FILTERED, port.filteredTopic());
        return sink(topology, CheckContract.CANARY, port.canaryTopic());
    }

    private static Topology sink(Topology topology, String name, String topic) {
        var bytes = new ByteArraySerializer();
        return topology.addSink(name, topic, bytes, bytes, CheckContract.NAME);
    }
}
