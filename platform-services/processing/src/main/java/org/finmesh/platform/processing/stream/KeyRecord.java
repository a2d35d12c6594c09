package org.finmesh.platform.processing.stream;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.finmesh.platform.processing.Filtered;
import org.finmesh.platform.processing.Rejected;
import org.finmesh.platform.processing.record.Breach;
import org.jspecify.annotations.Nullable;

/** Gives each good record the key by which it is brought together with others; what has none of use is no good record. */
final class KeyRecord<T> extends ContextualProcessor<byte[], Passage<T>, byte[], Passage<T>> {

    static final int KEY_CHARACTERS_MAX = 1_000;

    private final Defects defects = new Defects();
    private final String name;
    private final Function<? super T, @Nullable String> key;

    KeyRecord(String name, Function<? super T, @Nullable String> key) {
        this.name = name;
        this.key = key;
    }

    @Override
    public void process(Record<byte[], Passage<T>> record) {
        switch (record.value()) {
            case Passage.Good<T> good -> key(record, good);
            case Passage.Bad<T> bad -> past(record, bad);
            case Passage.Left<T> left -> past(record, left);
            case Passage.Canary<T> canary -> past(record, canary);
        }
    }

    private void key(Record<byte[], Passage<T>> record, Passage.Good<T> good) {
        try {
            var text = key.apply(good.value());
            if (text == null || text.isEmpty() || text.length() > KEY_CHARACTERS_MAX) {
                past(record, good.bad(new Breach("KEY", "operator '%s' finds no key in it".formatted(name))));
                return;
            }
            context().forward(record.withKey(text.getBytes(StandardCharsets.UTF_8)));
        } catch (Filtered filtered) {
            past(record, good.left(filtered.reasonCode(), filtered.reason()));
        } catch (Rejected rejected) {
            past(record, good.bad(new Breach(rejected.reasonCode(), rejected.reason())));
        } catch (RuntimeException defect) {
            defects.log(name, defect);
            past(record, good.bad(Defects.breach(name, defect)));
        }
    }

    /** A record without a key would be dropped on the way. */
    private void past(Record<byte[], Passage<T>> record, Passage<T> passage) {
        var origin = passage.origin();
        var some = origin.key() == null
                ? ByteBuffer.allocate(Long.BYTES).putLong(origin.offset()).array()
                : origin.key();
        context().forward(record.withKey(some).withValue(passage));
    }
}
