package org.finmesh.platform.processing.stream;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.finmesh.platform.processing.Filtered;
import org.finmesh.platform.processing.Fold;
import org.finmesh.platform.processing.KeyedState;
import org.finmesh.platform.processing.record.EventTime;
import org.finmesh.platform.processing.record.Unreadable;
import org.jspecify.annotations.Nullable;

/** Goes through the records of a key step by step, with what was remembered. */
final class FoldRecords<T, S, R> extends Operator<T, R> {

    /** What a fold is: its processors are made of it. */
    record Of<T, S, R>(
            String name,
            Function<? super T, String> key,
            KeyedState<S> state,
            Fold<? super T, S, ? extends R> step,
            FlowObserver observer)
            implements FixedKeyProcessorSupplier<byte[], Passage<T>, Passage<R>> {

        @Override
        public FixedKeyProcessor<byte[], Passage<T>, Passage<R>> get() {
            return new FoldRecords<>(this);
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return Set.of(Stores.keyValueStoreBuilder(
                            Stores.persistentKeyValueStore(name), Serdes.ByteArray(), Serdes.ByteArray())
                    .withCachingEnabled());
        }
    }

    private final Of<T, S, R> fold;
    private @Nullable States<S> states;

    private FoldRecords(Of<T, S, R> fold) {
        super(fold.name());
        this.fold = fold;
    }

    @Override
    public void init(FixedKeyProcessorContext<byte[], Passage<R>> context) {
        super.init(context);
        states = new States<>(name, context.getStateStore(name), fold.state());
    }

    @Override
    List<? extends R> apply(FixedKeyRecord<byte[], Passage<T>> record, T value) {
        var remembered = java.util.Objects.requireNonNull(states);
        var eventTimeUs = EventTime.of(record.headers(), record.timestamp());
        var eventTime = EventTime.instant(eventTimeUs);
        var before = remembered.get(record.key(), eventTimeUs);
        var step = step(before, value, eventTime);
        try {
            remembered.put(record.key(), step.state(), eventTimeUs);
        } catch (Unreadable incomplete) {
            throw new IllegalStateException("the state lacks a component that is not @Nullable", incomplete);
        }
        var reasonCode = step.reasonCode();
        if (reasonCode != null) {
            throw new Filtered(reasonCode, String.valueOf(step.reason()));
        }
        return step.results();
    }

    private Fold.Step<S, ? extends R> step(@Nullable S before, T value, java.time.Instant eventTime) {
        Fold.Step<S, ? extends R> step = fold.step().apply(before, value, eventTime);
        if (fold.observer().wants(name, value)) {
            fold.observer().folded(name, fold.key(), fold.step(), before, value, eventTime, step);
        }
        return step;
    }
}
