package org.finmesh.platform.lineage;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.finmesh.platform.contract.PortId;
import org.jspecify.annotations.Nullable;

/**
 * One hop of one record, by W3C trace context.
 *
 * @param traceId 32 hexadecimal digits
 * @param spanId 16 hexadecimal digits
 * @param attributes where the record was, never what was in it: at most 20, each of at most 300 characters
 */
public record Span(
        String traceId,
        String spanId,
        @Nullable String parentSpanId,
        PortId port,
        String name,
        Instant startedAt,
        Instant endedAt,
        Map<String, String> attributes) {

    private static final Pattern TRACE_ID = Pattern.compile("[0-9a-f]{32}");
    private static final Pattern SPAN_ID = Pattern.compile("[0-9a-f]{16}");
    private static final int ATTRIBUTES_MAX = 20;
    private static final int TEXT_MAX = 300;

    public Span {
        if (!TRACE_ID.matcher(traceId).matches()) {
            throw new IllegalArgumentException("a trace id has 32 hexadecimal digits in lower case");
        }
        if (!SPAN_ID.matcher(spanId).matches()
                || parentSpanId != null && !SPAN_ID.matcher(parentSpanId).matches()) {
            throw new IllegalArgumentException("a span id has 16 hexadecimal digits in lower case");
        }
        if (name.isBlank() || name.length() > TEXT_MAX || attributes.size() > ATTRIBUTES_MAX) {
            throw new IllegalArgumentException("a span has a name of at most %d characters and at most %d attributes"
                    .formatted(TEXT_MAX, ATTRIBUTES_MAX));
        }
        if (attributes.values().stream().anyMatch(value -> value.length() > TEXT_MAX)) {
            throw new IllegalArgumentException("a span's attribute has at most %d characters".formatted(TEXT_MAX));
        }
        attributes = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }
}
