package org.finmesh.platform.processing.record;

import java.nio.charset.StandardCharsets;

/** Reads Avro's binary encoding out of a record value; reused from record to record, not thread-safe. */
public final class AvroReader {

    private byte[] bytes = {};
    private int position;

    public void reset(byte[] value, int from) {
        bytes = value;
        position = from;
    }

    public boolean readBoolean() {
        return bytes[position++] != 0;
    }

    public long readLong() {
        var raw = 0L;
        var shift = 0;
        byte next;
        do {
            next = bytes[position++];
            raw |= (long) (next & 0x7F) << shift;
            shift += 7;
        } while (next < 0);
        return (raw >>> 1) ^ -(raw & 1);
    }

    public String readString() {
        var length = (int) readLong();
        var text = new String(bytes, position, length, StandardCharsets.UTF_8);
        position += length;
        return text;
    }

    /** Past a text or bytes. */
    public void skipBytes() {
        var length = (int) readLong();
        position += length;
    }

    public byte[] readBytes() {
        var length = (int) readLong();
        var value = java.util.Arrays.copyOfRange(bytes, position, position + length);
        position += length;
        return value;
    }
}
