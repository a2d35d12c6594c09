package org.finmesh.platform.server.matrix;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.finmesh.platform.contract.PortId;
import org.finmesh.platform.lineage.Spans;
import org.finmesh.platform.server.TestingPlatform;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What flows where, who may say so, and the paths of single records. */
final class FlowTrials {

    private final TestingPlatform platform;

    FlowTrials(TestingPlatform platform) {
        this.platform = platform;
    }

    List<Trial> all() {
        return List.of(
                Trial.of("POST /api/v1/lineage", this::unsent)
                        .sending(FlowTrials::event)
                        .changing(),
                Trial.of("GET /api/v1/lineage/fields", Products.PUBLIC_PORT + ":rate")
                        .with("?of={}&direction=downstream"),
                Trial.of("GET /api/v1/lineage/datasets", Products.PUBLIC_PORT).with("?of={}"),
                Trial.of("GET /api/v1/lineage/impact", Products.PUBLIC_PORT).with("?of={}"),
                Trial.of("GET /api/v1/lineage/personal", Products.PORT).with("?port={}"),
                Trial.of("GET /api/v1/lineage/undeclared"),
                Trial.of("GET /api/v1/lineage/traces/{traceId}", this::traced));
    }

    private Subject unsent() {
        var run = UUID.randomUUID().toString();
        return new Subject(
                run,
                () -> platform.bean(JdbcClient.class)
                        .sql("select count(*) from lineage.event where run_id = :run")
                        .param("run", run)
                        .query(String.class)
                        .single());
    }

    private static String event(Subject run) {
        return """
                {"eventType": "COMPLETE", "eventTime": "2026-11-25T03:00:00Z", "run": {"runId": "%s"},
                "job": {"namespace": "finmesh", "name": "%s"}, "producer": "https://example.org/tried",
                "schemaURL": "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent"}""".formatted(run.id(), Products.PUBLIC_PORT);
    }

    private Subject traced() {
        var trace = UUID.randomUUID().toString().replace("-", "");
        platform.bean(Spans.class)
                .take(PortId.parse(Products.PUBLIC_PORT), """
                {"traceId": "%s", "spanId": "00f067aa0ba902b7", "name": "publish", "startedAt": "2026-11-25T03:00:00Z",
                "endedAt": "2026-11-25T03:00:01Z", "attributes": {"offset": 17}}""".formatted(trace).getBytes(StandardCharsets.UTF_8));
        return Subject.constant(trace);
    }
}
