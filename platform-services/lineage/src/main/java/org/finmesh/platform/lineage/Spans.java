package org.finmesh.platform.lineage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.finmesh.platform.contract.PortId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The hops of single records, kept for a day. */
@Service
public class Spans {

    private static final Duration KEPT = Duration.ofDays(1);
    private static final int SPANS_OF_A_TRACE_MAX = 1_000;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;

    Spans(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Takes a span as domains report it; see docs/data-plane.md, "Reports". The same again changes nothing.
     *
     * @throws IllegalArgumentException when it is no span; says why
     */
    public void take(PortId port, byte[] json) {
        var span = read(port, json);
        jdbc.sql("""
                        insert into lineage.span
                            (trace_id, span_id, parent_span_id, port, name, started_at, ended_at, attributes, taken_at)
                        values (:trace, :span, :parent, :port, :name, :start, :end, :attributes::jsonb, now())
                        on conflict (trace_id, span_id) do nothing""")
                .param("trace", span.traceId())
                .param("span", span.spanId())
                .param("parent", span.parentSpanId())
                .param("port", port.toString())
                .param("name", span.name())
                .param("start", span.startedAt().atOffset(ZoneOffset.UTC))
                .param("end", span.endedAt().atOffset(ZoneOffset.UTC))
                .param("attributes", JSON.writeValueAsString(span.attributes()))
                .update();
    }

    private static Span read(PortId port, byte[] json) {
        try {
            var tree = JSON.readTree(json);
            var attributes = new LinkedHashMap<String, String>();
            tree.path("attributes")
                    .properties()
                    .forEach(attribute -> attributes.put(
                            attribute.getKey(), attribute.getValue().asString()));
            return new Span(
                    text(tree, "traceId"),
                    text(tree, "spanId"),
                    tree.hasNonNull("parentSpanId") ? text(tree, "parentSpanId") : null,
                    port,
                    text(tree, "name"),
                    Instant.parse(text(tree, "startedAt")),
                    Instant.parse(text(tree, "endedAt")),
                    attributes);
        } catch (JacksonException | DateTimeException unreadable) {
            throw new IllegalArgumentException("is no span: " + unreadable.getMessage(), unreadable);
        }
    }

    private static String text(JsonNode tree, String name) {
        var value = tree.get(name);
        if (value == null || !value.isString()) {
            throw new IllegalArgumentException("is no span: '%s' is missing or no text".formatted(name));
        }
        return value.stringValue();
    }

    /** In the order of time, at most 1,000; empty where nothing of it is known, or not any more. */
    public List<Span> of(String traceId) {
        return jdbc.sql("select * from lineage.span where trace_id = :trace order by started_at, ended_at limit "
                        + SPANS_OF_A_TRACE_MAX)
                .param("trace", traceId)
                .query(Spans::span)
                .list();
    }

    @SuppressWarnings("unchecked")
    private static Span span(ResultSet row, int number) throws SQLException {
        return new Span(
                row.getString("trace_id"),
                row.getString("span_id"),
                row.getString("parent_span_id"),
                PortId.parse(row.getString("port")),
                row.getString("name"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                row.getObject("ended_at", OffsetDateTime.class).toInstant(),
                (Map<String, String>) JSON.readValue(row.getString("attributes"), Map.class));
    }

    @Scheduled(fixedDelay = 10, initialDelay = 1, timeUnit = TimeUnit.MINUTES)
    void forgetOld() {
        jdbc.sql("delete from lineage.span where taken_at < now() - ?::interval")
                .param(KEPT.toString())
                .update();
    }
}
