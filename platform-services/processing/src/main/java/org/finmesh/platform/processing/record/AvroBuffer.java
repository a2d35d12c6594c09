package org.finmesh.platform.processing.record;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Bytes of Avro's binary encoding, by the <a href="https://avro.apache.org/docs/1.12.0/specification/#binary-encoding">Avro
 * 1.12 specification</a>. Reused from record to record, so that only the result is allocated; not thread-safe.
 */
final class AvroBuffer {

    private byte[] bytes = new byte[512];
    private int length;

    void reset() {
        length = 0;
    }

    byte[] copy() {
        return Arrays.copyOf(bytes, length);
    }

    void writeByte(int value) {
        reserve(1);
        bytes[length++] = (byte) value;
    }

    void writeInt32(int value) {
        reserve(4);
        bytes[length++] = (byte) (value >>> 24);
        bytes[length++] = (byte) (value >>> 16);
        bytes[length++] = (byte) (value >>> 8);
        bytes[length++] = (byte) value;
    }

    /** Zigzag, then 7 bits a byte, low ones first: for Avro's int and long alike. */
    void writeLong(long value) {
        reserve(10);
        var rest = (value << 1) ^ (value >> 63);
        while ((rest & ~0x7FL) != 0) {
            bytes[length++] = (byte) ((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
    }

    void writeBytes(byte[] value) {
        writeLong(value.length);
        reserve(value.length);
        System.arraycopy(value, 0, bytes, length, value.length);
        length += value.length;
    }

    void writeString(String value) {
        writeBytes(value.getBytes(StandardCharsets.UTF_8));
    }

    /** @param value representable with {@code scale} digits after the point */
    void writeDecimal(BigDecimal value, int scale) {
        writeBytes(value.setScale(scale).unscaledValue().toByteArray());
    }

    private void reserve(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
