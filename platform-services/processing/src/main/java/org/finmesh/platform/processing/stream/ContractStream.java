package org.finmesh.platform.processing.stream;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.finmesh.platform.contract.Contract;
import org.finmesh.platform.processing.Fold;
import org.finmesh.platform.processing.KeyedState;
import org.finmesh.platform.processing.Lookup;
import org.finmesh.platform.processing.ProductStream;
import org.finmesh.platform.processing.ProductTable;
import org.finmesh.platform.processing.meter.PortMeter;
import org.finmesh.platform.processing.record.Publishing;
import org.finmesh.platform.processing.record.RecordEncoder;
import org.jspecify.annotations.Nullable;

/** Kafka Streams' own stream, with each record's original bytes beside it. */
record ContractStream<T>(
        StreamsBuilder builder,
        KStream<byte[], Passage<T>> records,
        Contract contract,
        Publishing publishing,
        PortMeter meter,
        FlowObserver observer,
        FlowObserver.Upstream from)
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
        observer.follows(name, from);
        KStream<byte[], Passage<R>> mapped =
                records.processValues(() -> new MapRecord<T, R>(name, mapping, observer), Named.as(name));
        return new ContractStream<>(
                builder, mapped, contract, publishing, meter, observer, FlowObserver.Upstream.operator(name));
    }

    @Override
    public <V, R> ProductStream<R> join(
            String name,
            ProductTable<V> table,
            BiFunction<? super T, ? super Lookup<V>, ? extends @Nullable R> mapping) {
        throw new UnsupportedOperationException("to come");
    }

    @Override
    public ProductStream<T> merge(String name, ProductStream<? extends T> other) {
        throw new UnsupportedOperationException("to come");
    }

    @Override
    public <S, R> ProductStream<R> fold(
            String name,
            Class<T> type,
            Function<? super T, String> key,
            KeyedState<S> state,
            Fold<? super T, S, ? extends R> step) {
        throw new UnsupportedOperationException("to come");
    }

    @Override
    public Topology publish(Class<? extends T> type) {
        RecordEncoder.of(contract, type, publishing);
        observer.follows(CheckContract.PUBLISH, from);
        observer.publishes(type);
        records.process(
                () -> new CheckContract<>(RecordEncoder.of(contract, type, publishing), meter),
                Named.as(CheckContract.NAME));
        var port = contract.port();
        var bytes = new ByteArraySerializer();
        var topology = builder.build().addSink(CheckContract.PUBLISH, port.topic(), bytes, bytes, CheckContract.NAME);
        if (contract.hasPersonalData()) {
            topology.addSink(CheckContract.PUBLISH_MASKED, port.maskedTopic(), bytes, bytes, CheckContract.NAME);
        }
        return topology.addSink(CheckContract.QUARANTINE, port.quarantineTopic(), bytes, bytes, CheckContract.NAME);
    }
}
