package org.finmesh.platform.processing.stream;

import java.util.List;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.finmesh.platform.processing.Filtered;
import org.finmesh.platform.processing.Rejected;
import org.finmesh.platform.processing.record.Breach;
import org.jspecify.annotations.Nullable;

/** Applies a domain's function to the good records, turns what it throws into a reason, and lets the others past. */
abstract class Operator<T, R> extends ContextualFixedKeyProcessor<byte[], Passage<T>, Passage<R>> {

    private final Defects defects = new Defects();
    final String name;

    Operator(String name) {
        this.name = name;
    }

    /** What comes of a good record, in order; null and nulls in it are left out. Throws what the domain's function throws. */
    abstract @Nullable List<? extends @Nullable R> apply(FixedKeyRecord<byte[], Passage<T>> record, T value);

    @Override
    public void process(FixedKeyRecord<byte[], Passage<T>> record) {
        if (record.value() instanceof Passage.Good<T> good) {
            process(record, good);
        } else {
            context().forward(record.withValue(record.value().past()));
        }
    }

    private void process(FixedKeyRecord<byte[], Passage<T>> record, Passage.Good<T> good) {
        List<? extends @Nullable R> results;
        try {
            results = apply(record, good.value());
        } catch (Filtered filtered) {
            context().forward(record.withValue(good.left(filtered.reasonCode(), filtered.reason())));
            return;
        } catch (Rejected rejected) {
            context().forward(record.withValue(good.bad(new Breach(rejected.reasonCode(), rejected.reason()))));
            return;
        } catch (Broken broken) {
            throw broken.cause;
        } catch (RuntimeException defect) {
            defects.log(name, defect);
            context().forward(record.withValue(good.bad(Defects.breach(name, defect))));
            return;
        }
        forward(record, good, results);
    }

    private void forward(
            FixedKeyRecord<byte[], Passage<T>> record,
            Passage.Good<T> good,
            @Nullable List<? extends @Nullable R> results) {
        var some = false;
        if (results != null) {
            for (var result : results) {
                if (result != null) {
                    some = true;
                    context().forward(record.withValue(good.with(result)));
                }
            }
        }
        if (!some) {
            context().forward(record.withValue(good.left("LEFT_OUT", "operator '%s' leaves it out".formatted(name))));
        }
    }

    /** What is no fault of the record: the stream stops. */
    static final class Broken extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final RuntimeException cause;

        Broken(RuntimeException cause) {
            super(cause);
            this.cause = cause;
        }
    }
}
