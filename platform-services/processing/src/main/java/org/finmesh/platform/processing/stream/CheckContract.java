package org.finmesh.platform.processing.stream;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.finmesh.platform.processing.meter.PortMeter;
import org.finmesh.platform.processing.record.Breach;
import org.finmesh.platform.processing.record.EventTime;
import org.finmesh.platform.processing.record.RecordEncoder;
import org.jspecify.annotations.Nullable;

/** The last operator: what keeps the contract goes on to the topic port and its masked topic, all else to quarantine. */
final class CheckContract<T> extends ContextualProcessor<byte[], Passage<T>, byte[], byte[]> {

    static final String NAME = "check-contract";
    static final String PUBLISH = "publish";
    static final String PUBLISH_MASKED = "publish-masked";
    static final String QUARANTINE = "quarantine";

    private final Defects defects = new Defects();
    private final RecordEncoder encoder;
    private final PortMeter meter;

    CheckContract(RecordEncoder encoder, PortMeter meter) {
        this.encoder = encoder;
        this.meter = meter;
    }

    @Override
    public void process(Record<byte[], Passage<T>> record) {
        var eventTimeUs = EventTime.of(record.headers(), record.timestamp());
        switch (record.value()) {
            case Passage.Bad<T> bad -> quarantine(record, bad.breach(), bad.original(), eventTimeUs);
            case Passage.Good<T> good -> {
                var breach = encode(good.value());
                if (breach == null) {
                    publish(record, eventTimeUs);
                } else {
                    quarantine(record, breach, good.original(), eventTimeUs);
                }
            }
        }
    }

    /** A record's accessor, or an enum's text, is the domain's code too, and must not stop the stream. */
    private @Nullable Breach encode(T value) {
        try {
            meter.rules().seen(value, context()::recordMetadata);
            return encoder.encode(value);
        } catch (RuntimeException defect) {
            defects.log(NAME, defect);
            return Defects.breach(NAME, defect);
        }
    }

    private void publish(Record<byte[], Passage<T>> record, long eventTimeUs) {
        context()
                .forward(
                        record.withKey(encoder.key()).withValue(encoder.value()).withHeaders(eventTime(eventTimeUs)),
                        PUBLISH);
        var masked = encoder.masked();
        if (masked != null) {
            context()
                    .forward(
                            record.withKey(masked.key())
                                    .withValue(masked.value())
                                    .withHeaders(eventTime(eventTimeUs)),
                            PUBLISH_MASKED);
        }
        meter.published(eventTimeUs);
        meter.rules().published();
    }

    private void quarantine(Record<byte[], Passage<T>> record, Breach breach, byte[] original, long eventTimeUs) {
        var headers = eventTime(eventTimeUs);
        headers.add("reason-code", utf8(breach.code()));
        headers.add("reason", utf8(breach.reason()));
        context().recordMetadata().ifPresent(origin -> {
            headers.add("source-topic", utf8(origin.topic()));
            headers.add("source-partition", utf8(Integer.toString(origin.partition())));
            headers.add("source-offset", utf8(Long.toString(origin.offset())));
        });
        context().forward(record.withValue(original).withHeaders(headers), QUARANTINE);
        meter.quarantined();
        meter.rules().quarantined(context().recordMetadata());
    }

    private static Headers eventTime(long eventTimeUs) {
        return new RecordHeaders().add(EventTime.HEADER, EventTime.bytes(eventTimeUs));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
