package org.finmesh.platform.processing.canary;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.finmesh.platform.contract.PortId;
import org.finmesh.platform.processing.record.EventTime;

/**
 * A record that no consumer sees, put in where replays come in and awaited at the other end.
 *
 * @param sequence of its port, greater than all before it
 */
public record Canary(long sequence, Instant sentAt) {

    /** Its sequence, decimal. */
    public static final String HEADER = "canary";

    private static final byte[] KEY = HEADER.getBytes(StandardCharsets.ISO_8859_1);

    /** Seconds since the epoch: no two come in one, and no file is needed to go on after a restart. */
    public static Canary at(Instant now) {
        return new Canary(now.getEpochSecond(), now);
    }

    /** Empty where the record is none. */
    public static Optional<Canary> of(ConsumerRecord<byte[], byte[]> record) {
        var header = record.headers().lastHeader(HEADER);
        if (header == null) {
            return Optional.empty();
        }
        try {
            var sequence = Long.parseLong(new String(header.value(), StandardCharsets.ISO_8859_1));
            return Optional.of(
                    new Canary(sequence, EventTime.instant(EventTime.of(record.headers(), record.timestamp()))));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    public ProducerRecord<byte[], byte[]> into(PortId port) {
        var record = new ProducerRecord<>(port.injectedTopic(), KEY, new byte[0]);
        record.headers()
                .add(HEADER, Long.toString(sequence).getBytes(StandardCharsets.ISO_8859_1))
                .add(EventTime.HEADER, EventTime.bytes(EventTime.micros(sentAt)));
        return record;
    }
}
