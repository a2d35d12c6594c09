package org.finmesh.platform.processing.stream;

import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.finmesh.platform.processing.meter.PortMeter;
import org.finmesh.platform.processing.record.Breach;
import org.finmesh.platform.processing.record.Unreadable;
import org.jspecify.annotations.Nullable;

/** Reads the records of one input, and of the entrance those that are for it. */
final class ReadRecords<T> extends ContextualFixedKeyProcessor<byte[], byte[], Passage<T>> {

    /** One record's bytes as a record of the product's type. */
    interface Decoder<T> {
        T read(byte @Nullable [] value) throws Unreadable;
    }

    private final String topic;
    private final Entrance entrance;
    private final boolean deletes;
    private final Decoder<T> decoder;
    private final PortMeter meter;

    /** @param deletes whether a record without a value says that its key is deleted */
    ReadRecords(String topic, Entrance entrance, boolean deletes, Decoder<T> decoder, PortMeter meter) {
        this.topic = topic;
        this.entrance = entrance;
        this.deletes = deletes;
        this.decoder = decoder;
        this.meter = meter;
    }

    @Override
    public void process(FixedKeyRecord<byte[], byte[]> record) {
        var read = context().recordMetadata().orElseThrow();
        var injected = read.topic().equals(entrance.topic());
        if (injected && !entrance.isFor(topic, record.headers())) {
            return;
        }
        var passage = injected
                ? injected(record, read)
                : passage(record.value(), Origin.of(read, record.key(), record.value()));
        if (passage instanceof Passage.Canary) {
            meter.passed(read.topic(), read.partition(), read.offset());
        } else {
            meter.received(read.topic(), read.partition(), read.offset());
        }
        context().forward(record.withValue(passage));
    }

    private Passage<T> injected(FixedKeyRecord<byte[], byte[]> record, RecordMetadata read) {
        var headers = record.headers();
        var origin = Origin.ofInjected(read, headers, record.key(), record.value());
        if (headers.lastHeader(Passage.Canary.HEADER) != null) {
            return new Passage.Canary<>(origin);
        }
        if (!entrance.has(Entrance.input(headers))) {
            return new Passage.Bad<>(
                    new Breach("NO_READER", "its header 'source-topic' names no input of the product"), origin);
        }
        return passage(record.value(), origin);
    }

    private Passage<T> passage(byte @Nullable [] value, Origin origin) {
        if (value == null && deletes) {
            return new Passage.Left<>(new Breach("DELETED", "the record's key is deleted in the input"), origin);
        }
        try {
            return new Passage.Good<>(decoder.read(value), origin);
        } catch (Unreadable unreadable) {
            return new Passage.Bad<>(unreadable.breach(), origin);
        }
    }
}
