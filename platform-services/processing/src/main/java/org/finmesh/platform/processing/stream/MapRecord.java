package org.finmesh.platform.processing.stream;

import java.util.List;
import java.util.function.Function;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.finmesh.platform.processing.Rejected;
import org.finmesh.platform.processing.record.Breach;
import org.jspecify.annotations.Nullable;

/** Applies a domain's mapping, and turns what it throws into a reason. */
final class MapRecord<T, R> extends ContextualFixedKeyProcessor<byte[], Passage<T>, Passage<R>> {

    private final Defects defects = new Defects();
    private final String name;
    private final Function<? super T, ? extends @Nullable List<? extends R>> mapping;
    private final FlowObserver observer;

    MapRecord(String name, Function<? super T, ? extends @Nullable List<? extends R>> mapping, FlowObserver observer) {
        this.observer = observer;
        this.name = name;
        this.mapping = mapping;
    }

    @Override
    public void process(FixedKeyRecord<byte[], Passage<T>> record) {
        switch (record.value()) {
            case Passage.Bad<T> bad -> context().forward(record.withValue(bad.past()));
            case Passage.Good<T> good -> map(record, good);
        }
    }

    private void map(FixedKeyRecord<byte[], Passage<T>> record, Passage.Good<T> good) {
        if (observer.wants(name)) {
            observer.mapped(name, good.value(), this::again);
        }
        List<? extends R> mapped;
        try {
            mapped = mapping.apply(good.value());
        } catch (Rejected rejected) {
            forwardBad(record, good, new Breach(rejected.reasonCode(), rejected.reason()));
            return;
        } catch (RuntimeException defect) {
            defects.log(name, defect);
            forwardBad(record, good, Defects.breach(name, defect));
            return;
        }
        if (mapped != null) {
            for (var value : mapped) {
                if (value != null) {
                    context().forward(record.withValue(new Passage.Good<R>(value, good.original())));
                }
            }
        }
    }

    /** The mapping of another record of this operator's type, on another thread. */
    @SuppressWarnings("unchecked")
    private List<? extends R> again(Object other) {
        List<? extends R> mapped = mapping.apply((T) other);
        return mapped == null ? List.of() : mapped;
    }

    private void forwardBad(FixedKeyRecord<byte[], Passage<T>> record, Passage.Good<T> good, Breach breach) {
        context().forward(record.withValue(new Passage.Bad<R>(breach, good.original())));
    }
}
