package org.finmesh.platform.quality;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.finmesh.platform.contract.PortId;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a domain measured of one of its ports; see docs/architecture.md for its JSON.
 *
 * @param freshnessMs how far readers are behind the events, 0 or greater; null while there was no event yet
 * @param published records since the port exists
 * @param inputs topics and tables that were read
 * @param outputs topics and views that were written
 */
public record Measurement(
        PortId port,
        Instant measuredAt,
        @Nullable Long freshnessMs,
        @Nullable Double recordsPerSecond,
        @Nullable Long published,
        @Nullable Long quarantined,
        @Nullable Long tableRows,
        List<String> inputs,
        List<String> outputs) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int NAMES_MAX = 100;

    public Measurement {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    /** @throws IllegalArgumentException when {@code json} is no measurement; says why */
    public static Measurement parse(byte[] json) {
        try {
            var tree = JSON.readTree(json);
            return new Measurement(
                    PortId.parse(required(tree, "port").asString()),
                    Instant.parse(required(tree, "measuredAt").asString()),
                    wholeNumber(tree, "freshnessMs"),
                    number(tree, "recordsPerSecond"),
                    wholeNumber(tree, "published"),
                    wholeNumber(tree, "quarantined"),
                    wholeNumber(tree, "tableRows"),
                    names(tree, "inputs"),
                    names(tree, "outputs"));
        } catch (JacksonException | java.time.DateTimeException unreadable) {
            throw new IllegalArgumentException("is no measurement: " + unreadable.getMessage(), unreadable);
        }
    }

    private static JsonNode required(JsonNode tree, String name) {
        var value = tree.get(name);
        if (value == null || !value.isString()) {
            throw new IllegalArgumentException("is no measurement: '%s' is missing or no text".formatted(name));
        }
        return value;
    }

    private static @Nullable Long wholeNumber(JsonNode tree, String name) {
        var value = tree.get(name);
        return value == null || !value.isNumber() ? null : (Long) Math.max(0, value.asLong());
    }

    private static @Nullable Double number(JsonNode tree, String name) {
        var value = tree.get(name);
        return value == null || !value.isNumber() ? null : value.asDouble();
    }

    private static List<String> names(JsonNode tree, String name) {
        var names = new ArrayList<String>();
        var value = tree.get(name);
        if (value != null) {
            value.valueStream().limit(NAMES_MAX).map(JsonNode::asString).forEach(names::add);
        }
        return names;
    }
}
