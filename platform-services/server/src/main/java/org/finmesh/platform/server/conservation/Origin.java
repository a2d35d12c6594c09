package org.finmesh.platform.server.conservation;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;

/**
 * The record that another was made from, as its headers say (docs/data-plane.md).
 *
 * @param offset 0 or greater
 */
record Origin(TopicPartition partition, long offset) {

    private static final Pattern FORM = Pattern.compile("([^/]+)/([0-9]{1,9})/([0-9]{1,18})");

    /** By {@code origin}, else by {@code source-topic}, {@code source-partition} and {@code source-offset}. */
    static Optional<Origin> of(Headers headers) {
        return text(headers, "origin")
                .or(() -> text(headers, "source-topic")
                        .flatMap(topic -> text(headers, "source-partition")
                                .flatMap(partition -> text(headers, "source-offset")
                                        .map(offset -> topic + "/" + partition + "/" + offset))))
                .flatMap(Origin::parse);
    }

    private static Optional<Origin> parse(String text) {
        var matcher = FORM.matcher(text);
        return matcher.matches()
                ? Optional.of(new Origin(
                        new TopicPartition(matcher.group(1), Integer.parseInt(matcher.group(2))),
                        Long.parseLong(matcher.group(3))))
                : Optional.empty();
    }

    /** Canaries are the platform's own, and no records of the product. */
    static boolean isCanary(Headers headers) {
        return headers.lastHeader("canary") != null;
    }

    private static Optional<String> text(Headers headers, String name) {
        return Optional.ofNullable(headers.lastHeader(name))
                .map(header -> new String(header.value(), StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return place(partition, offset);
    }

    static String place(TopicPartition partition, long offset) {
        return "%s/%d/%d".formatted(partition.topic(), partition.partition(), offset);
    }
}
