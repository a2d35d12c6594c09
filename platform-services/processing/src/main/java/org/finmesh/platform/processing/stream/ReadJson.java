package org.finmesh.platform.processing.stream;

import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.finmesh.platform.processing.meter.PortMeter;
import org.finmesh.platform.processing.record.JsonRecords;
import org.finmesh.platform.processing.record.JsonRecords.Unreadable;

/** Reads a source record's JSON. */
final class ReadJson<T> extends ContextualFixedKeyProcessor<byte[], byte[], Passage<T>> {

    private static final byte[] NONE = {};

    private final JsonRecords<T> records;
    private final PortMeter meter;

    ReadJson(JsonRecords<T> records, PortMeter meter) {
        this.records = records;
        this.meter = meter;
    }

    @Override
    public void process(FixedKeyRecord<byte[], byte[]> record) {
        context()
                .recordMetadata()
                .ifPresent(origin -> meter.received(origin.topic(), origin.partition(), origin.offset()));
        context().forward(record.withValue(read(record.value())));
    }

    private Passage<T> read(byte[] json) {
        var original = json == null ? NONE : json;
        try {
            return new Passage.Good<>(records.read(json), original);
        } catch (Unreadable unreadable) {
            return new Passage.Bad<>(unreadable.breach(), original);
        }
    }
}
