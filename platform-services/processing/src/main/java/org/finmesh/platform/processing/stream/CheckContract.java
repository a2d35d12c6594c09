package org.finmesh.platform.processing.stream;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.finmesh.platform.processing.meter.PortMeter;
import org.finmesh.platform.processing.record.Breach;
import org.finmesh.platform.processing.record.EventTime;
import org.finmesh.platform.processing.record.RecordEncoder;
import org.finmesh.platform.processing.record.TraceParent;
import org.jspecify.annotations.Nullable;

/**
 * The last operator: what keeps the contract goes on to the topic port and its masked topic, and all else to where it belongs
 * beside the port.
 */
final class CheckContract<T> extends ContextualProcessor<byte[], Passage<T>, byte[], byte[]> {

    static final String NAME = "check-contract";
    static final String PUBLISH = "publish";
    static final String PUBLISH_MASKED = "publish-masked";
    static final String QUARANTINE = "quarantine";
    static final String FILTERED = "filtered";
    static final String CANARY = "canary";

    private final Defects defects = new Defects();
    private final RecordEncoder encoder;
    private final PortMeter meter;

    CheckContract(RecordEncoder encoder, PortMeter meter) {
        this.encoder = encoder;
        this.meter = meter;
    }

    @Override
    public void process(Record<byte[], Passage<T>> record) {
        switch (record.value()) {
            case Passage.Good<T> good -> {
                var breach = encode(good.value(), good.origin());
                if (breach == null) {
                    publish(record, good.origin());
                } else {
                    quarantine(record, breach, good.origin());
                }
            }
            case Passage.Bad<T> bad -> quarantine(record, bad.breach(), bad.origin());
            case Passage.Left<T> left -> leaveOut(record, left.reason(), left.origin());
            case Passage.Canary<T> canary -> letOut(record, canary.origin());
        }
    }

    /** A record's accessor, or an enum's text, is the domain's code too, and must not stop the stream. */
    private @Nullable Breach encode(T value, Origin origin) {
        try {
            meter.rules().seen(value, origin::toString);
            return encoder.encode(value);
        } catch (RuntimeException defect) {
            defects.log(NAME, defect);
            return Defects.breach(NAME, defect);
        }
    }

    private void publish(Record<byte[], Passage<T>> record, Origin origin) {
        var eventTimeUs = EventTime.of(record.headers(), record.timestamp());
        var headers = new RecordHeaders(headers(record, eventTimeUs, origin));
        // A new record and not the old one with another key, value and headers: each of these would copy the headers.
        context().forward(new Record<>(encoder.key(), encoder.value(), record.timestamp(), headers), PUBLISH);
        var masked = encoder.masked();
        if (masked != null) {
            context().forward(new Record<>(masked.key(), masked.value(), record.timestamp(), headers), PUBLISH_MASKED);
        }
        meter.published(eventTimeUs);
        meter.rules().published();
    }

    private void quarantine(Record<byte[], Passage<T>> record, Breach breach, Origin origin) {
        var headers = reasoned(record, breach, origin);
        headers.add(Origin.SOURCE_TOPIC, utf8(origin.topic()));
        headers.add("source-partition", utf8(Integer.toString(origin.partition())));
        headers.add("source-offset", utf8(Long.toString(origin.offset())));
        context()
                .forward(
                        record.withKey(origin.key())
                                .withValue(origin.original())
                                .withHeaders(headers),
                        QUARANTINE);
        meter.quarantined();
        meter.rules().quarantined(origin.toString());
    }

    /** Neither key nor value: it may be personal, and is in the input for those who may read that. */
    private void leaveOut(Record<byte[], Passage<T>> record, Breach reason, Origin origin) {
        var headers = reasoned(record, reason, origin);
        context()
                .forward(
                        record.<byte @Nullable []>withKey(null)
                                .<byte @Nullable []>withValue(null)
                                .withHeaders(headers),
                        FILTERED);
    }

    private void letOut(Record<byte[], Passage<T>> record, Origin origin) {
        context().forward(record.withKey(origin.key()).withValue(origin.original()), CANARY);
    }

    private static Headers reasoned(Record<?, ?> record, Breach breach, Origin origin) {
        var eventTimeUs = EventTime.of(record.headers(), record.timestamp());
        return new RecordHeaders(headers(record, eventTimeUs, origin))
                .add("reason-code", utf8(breach.code()))
                .add("reason", utf8(breach.reason()));
    }

    private static Header[] headers(Record<?, ?> record, long eventTimeUs, Origin origin) {
        return new Header[] {
            new RecordHeader(EventTime.HEADER, EventTime.bytes(eventTimeUs)),
            new RecordHeader(TraceParent.HEADER, TraceParent.next(record.headers())),
            new RecordHeader(Origin.HEADER, origin.bytes())
        };
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
