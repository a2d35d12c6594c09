package org.finmesh.platform.processing.stream;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.finmesh.platform.processing.Lookup;
import org.jspecify.annotations.Nullable;

/** Maps a record with a table's rows at hand. */
final class JoinTable<T, V, R> extends Operator<T, R> {

    private final String table;
    private final BiFunction<? super T, ? super Lookup<V>, ? extends @Nullable R> mapping;
    private final FlowObserver observer;
    private Lookup<V> rows = _ -> null;

    JoinTable(
            String name,
            String table,
            BiFunction<? super T, ? super Lookup<V>, ? extends @Nullable R> mapping,
            FlowObserver observer) {
        super(name);
        this.table = table;
        this.mapping = mapping;
        this.observer = observer;
    }

    @Override
    public void init(FixedKeyProcessorContext<byte[], Passage<R>> context) {
        super.init(context);
        TableRows<V> store = context.getStateStore(table);
        rows = store;
    }

    @Override
    List<? extends @Nullable R> apply(FixedKeyRecord<byte[], Passage<T>> record, T value) {
        return Collections.singletonList(observer.wants(name, value) ? observed(value) : mapping.apply(value, rows));
    }

    private @Nullable R observed(T value) {
        Map<String, @Nullable V> asked = new LinkedHashMap<>();
        Lookup<V> asking = key -> {
            var row = rows.get(key);
            asked.put(key, row);
            return row;
        };
        R result = mapping.apply(value, asking);
        if (result != null) {
            observer.joined(name, table, mapping, value, asked, result);
        }
        return result;
    }
}
