package org.finmesh.platform.processing.stream;

import java.util.List;
import java.util.function.Function;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.jspecify.annotations.Nullable;

/** Turns a record into none, one or many of another type. */
final class MapRecord<T, R> extends Operator<T, R> {

    private final Function<? super T, ? extends @Nullable List<? extends R>> mapping;
    private final FlowObserver observer;

    MapRecord(String name, Function<? super T, ? extends @Nullable List<? extends R>> mapping, FlowObserver observer) {
        super(name);
        this.mapping = mapping;
        this.observer = observer;
    }

    @Override
    @Nullable
    List<? extends R> apply(FixedKeyRecord<byte[], Passage<T>> record, T value) {
        var results = mapping.apply(value);
        if (results != null && observer.wants(name, value)) {
            observer.mapped(name, mapping, value, results);
        }
        return results;
    }
}
