package org.finmesh.platform.processing.stream;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * The record of an input that others are made from.
 *
 * @param key as it was read
 * @param original its bytes; empty where it had none
 */
record Origin(String topic, int partition, long offset, byte @Nullable [] key, byte[] original) {

    static final String HEADER = "origin";
    static final String SOURCE_TOPIC = "source-topic";

    private static final byte[] NONE = {};

    static Origin of(RecordMetadata read, byte @Nullable [] key, byte @Nullable [] value) {
        return new Origin(read.topic(), read.partition(), read.offset(), key, value == null ? NONE : value);
    }

    /** Of what is put in again: that of the first time; where the header does not say it, the place it was put in at. */
    static Origin ofInjected(RecordMetadata read, Headers headers, byte @Nullable [] key, byte @Nullable [] value) {
        var here = of(read, key, value);
        var header = headers.lastHeader(HEADER);
        if (header == null || header.value() == null) {
            return here;
        }
        var parts = new String(header.value(), StandardCharsets.UTF_8).split("/", -1);
        try {
            return new Origin(parts[0], Integer.parseInt(parts[1]), Long.parseLong(parts[2]), key, here.original);
        } catch (IndexOutOfBoundsException | NumberFormatException unreadable) {
            return here;
        }
    }

    /** As in the header {@value #HEADER}. */
    byte[] bytes() {
        return toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Where it is, never what is in it. */
    @Override
    public String toString() {
        return topic + '/' + partition + '/' + offset;
    }
}
