package org.finmesh.platform.processing.stream;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Where the platform puts records in: the port's injected topic, which every reader of the product reads beside its own and
 * takes its share of. What is for none of them is the first reader's, who says so, and nothing is lost.
 */
final class Entrance {

    private final String topic;
    private final Set<String> read = new LinkedHashSet<>();

    Entrance(String topic) {
        this.topic = topic;
    }

    String topic() {
        return topic;
    }

    void add(String input) {
        read.add(input);
    }

    boolean has(@Nullable String input) {
        return input != null && read.contains(input);
    }

    boolean isFor(String reader, Headers headers) {
        var input = input(headers);
        return has(input) ? reader.equals(input) : reader.equals(read.iterator().next());
    }

    static @Nullable String input(Headers headers) {
        var header = headers.lastHeader(Origin.SOURCE_TOPIC);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
