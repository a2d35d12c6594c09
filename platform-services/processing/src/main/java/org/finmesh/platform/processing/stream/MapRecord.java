package org.finmesh.platform.processing.stream;

import java.util.List;
import java.util.function.Function;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.finmesh.platform.processing.Rejected;
import org.finmesh.platform.processing.record.Breach;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Applies a domain's mapping, and turns what it throws into a reason. */
final class MapRecord<T, R> extends ContextualFixedKeyProcessor<byte[], Passage<T>, Passage<R>> {

    private static final Logger LOG = LoggerFactory.getLogger(MapRecord.class);

    private final String name;
    private final Function<? super T, ? extends @Nullable List<? extends R>> mapping;

    MapRecord(String name, Function<? super T, ? extends @Nullable List<? extends R>> mapping) {
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
        List<? extends R> mapped;
        try {
            mapped = mapping.apply(good.value());
        } catch (Rejected rejected) {
            forwardBad(record, good, new Breach(rejected.reasonCode(), rejected.reason()));
            return;
        } catch (RuntimeException defect) {
            LOG.error("Operator {} failed on a record, which is now in quarantine: {}", name, withoutValues(defect));
            forwardBad(
                    record,
                    good,
                    new Breach(
                            "MAPPING_FAILED",
                            "operator '%s' failed with %s"
                                    .formatted(name, defect.getClass().getSimpleName())));
            return;
        }
        if (mapped != null) {
            for (var value : mapped) {
                context().forward(record.withValue(new Passage.Good<R>(value, good.original())));
            }
        }
    }

    private void forwardBad(FixedKeyRecord<byte[], Passage<T>> record, Passage.Good<T> good, Breach breach) {
        context().forward(record.withValue(new Passage.Bad<R>(breach, good.original())));
    }

    /** The message may quote the record, which may be personal: class and place only. */
    private static String withoutValues(Throwable defect) {
        var text = new StringBuilder(defect.getClass().getName());
        var trace = defect.getStackTrace();
        for (var i = 0; i < Math.min(trace.length, 12); i++) {
            text.append("\n\tat ").append(trace[i]);
        }
        return text.toString();
    }
}
