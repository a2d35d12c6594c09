package org.finmesh.platform.processing.record;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The header {@code traceparent} by <a href="https://www.w3.org/TR/trace-context/">W3C Trace Context</a>, version 00: {@code
 * 00-<32 hex digits of the trace>-<16 of the span>-<2 of flags>}, ASCII. Works on its bytes: every record of every hop has one.
 */
public final class TraceParent {

    public static final String HEADER = "traceparent";

    private static final int LENGTH = 55;
    private static final int TRACE_AT = 3;
    private static final int SPAN_AT = 36;
    private static final int FLAGS_AT = 53;
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FORM =
            "00-00000000000000000000000000000000-0000000000000000-00".getBytes(StandardCharsets.US_ASCII);

    /** One trace in so many is recorded: which ones is decided where they begin. */
    private static final int SAMPLED_ONE_IN = 100;

    private TraceParent() {}

    /** The beginning of a trace. */
    public static byte[] begin() {
        var random = ThreadLocalRandom.current();
        var value = FORM.clone();
        writeHex(random.nextLong(), value, TRACE_AT);
        writeHex(random.nextLong() | 1, value, TRACE_AT + 16);
        writeHex(random.nextLong() | 1, value, SPAN_AT);
        value[FLAGS_AT + 1] = (byte) (random.nextInt(SAMPLED_ONE_IN) == 0 ? '1' : '0');
        return value;
    }

    /** The next span of the trace that the headers are of; where they have none that can be read, a new trace. */
    public static byte[] next(Headers headers) {
        var header = headers.lastHeader(HEADER);
        var before = header == null ? null : header.value();
        if (!isValid(before)) {
            return begin();
        }
        var value = before.clone();
        writeHex(ThreadLocalRandom.current().nextLong() | 1, value, SPAN_AT);
        return value;
    }

    private static boolean isValid(byte @Nullable [] value) {
        if (value == null || value.length != LENGTH || value[0] != '0' || value[1] != '0') {
            return false;
        }
        for (var i = 2; i < LENGTH; i++) {
            if (FORM[i] == '-' ? value[i] != '-' : !isHex(value[i])) {
                return false;
            }
        }
        return hasDigits(value, TRACE_AT, SPAN_AT - 1) && hasDigits(value, SPAN_AT, FLAGS_AT - 1);
    }

    private static boolean isHex(byte digit) {
        return HexFormat.isHexDigit(digit) && !(digit >= 'A' && digit <= 'F');
    }

    /** All zeros mean none. */
    private static boolean hasDigits(byte[] value, int from, int to) {
        for (var i = from; i < to; i++) {
            if (value[i] != '0') {
                return true;
            }
        }
        return false;
    }

    private static void writeHex(long bits, byte[] value, int at) {
        for (var i = 0; i < 16; i++) {
            value[at + i] = HEX[(int) (bits >>> (60 - 4 * i)) & 0xF];
        }
    }
}
