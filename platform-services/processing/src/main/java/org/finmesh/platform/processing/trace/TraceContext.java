package org.finmesh.platform.processing.trace;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Headers;

/**
 * The header {@code traceparent} of a record, as <a href="https://www.w3.org/TR/trace-context/">W3C Trace Context</a> has it in
 * version 00.
 *
 * @param traceId 32 hexadecimal digits, not all 0
 * @param spanId 16 hexadecimal digits, not all 0
 * @param sampled whether spans are recorded; decided where the trace begins
 */
public record TraceContext(String traceId, String spanId, boolean sampled) {

    public static final String HEADER = "traceparent";

    private static final Pattern FORM = Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})");
    private static final String NO_TRACE = "0".repeat(32);
    private static final String NO_SPAN = "0".repeat(16);
    private static final HexFormat HEX = HexFormat.of();

    /** The beginning of a trace. */
    public static TraceContext begin(boolean sampled) {
        return new TraceContext(HEX.toHexDigits(random()) + HEX.toHexDigits(random()), newSpanId(), sampled);
    }

    /** The next span of the same trace. */
    public TraceContext next() {
        return new TraceContext(traceId, newSpanId(), sampled);
    }

    private static String newSpanId() {
        return HEX.toHexDigits(random());
    }

    /** Never 0, which means that there is none. */
    private static long random() {
        return ThreadLocalRandom.current().nextLong() | 1;
    }

    /** Empty where there is none, or none that can be read: then a trace begins anew. */
    public static Optional<TraceContext> of(Headers headers) {
        var header = headers.lastHeader(HEADER);
        if (header == null || header.value() == null) {
            return Optional.empty();
        }
        var parts = FORM.matcher(new String(header.value(), StandardCharsets.ISO_8859_1));
        if (!parts.matches()
                || parts.group(1).equals(NO_TRACE)
                || parts.group(2).equals(NO_SPAN)) {
            return Optional.empty();
        }
        var sampled = (HexFormat.fromHexDigits(parts.group(3)) & 1) == 1;
        return Optional.of(new TraceContext(parts.group(1), parts.group(2), sampled));
    }

    public byte[] bytes() {
        return toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** As in the header. */
    @Override
    public String toString() {
        return "00-%s-%s-%s".formatted(traceId, spanId, sampled ? "01" : "00");
    }
}
