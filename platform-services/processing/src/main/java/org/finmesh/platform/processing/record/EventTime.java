package org.finmesh.platform.processing.record;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.header.Headers;

/** The header {@code event-time}: when the thing happened in the source, decimal microseconds since the epoch, ASCII. */
public final class EventTime {

    public static final String HEADER = "event-time";

    private EventTime() {}

    public static long micros(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1_000);
    }

    public static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000L);
    }

    public static byte[] bytes(long micros) {
        return Long.toString(micros).getBytes(StandardCharsets.ISO_8859_1);
    }

    /**
     * The header's value; where it is absent or no number, the record's Kafka timestamp.
     *
     * @param timestampMs the record's timestamp, ms since the epoch
     * @return microseconds since the epoch
     */
    public static long of(Headers headers, long timestampMs) {
        var header = headers.lastHeader(HEADER);
        if (header == null || header.value() == null) {
            return timestampMs * 1_000;
        }
        try {
            return Long.parseLong(new String(header.value(), StandardCharsets.ISO_8859_1));
        } catch (NumberFormatException noNumber) {
            return timestampMs * 1_000;
        }
    }
}
