package org.finmesh.platform.server.matrix;

import java.util.List;

/** What the server says of itself, and what it has on record. */
final class Operations {

    private Operations() {}

    static List<Trial> trials() {
        return List.of(
                Trial.of("GET /api/v1/me"),
                Trial.of("GET /api/v1/audit/entries"),
                Trial.of("GET /api/v1/audit/search"),
                Trial.of("GET /api/v1/audit/verification"),
                Trial.of("GET /api/v1/audit/as-of", Products.PRODUCT).with("?instant=2026-11-24T10:00:00Z&product={}"),
                Trial.of("GET /v3/api-docs"),
                Trial.of("GET /v3/api-docs.yaml"),
                Trial.of("GET /actuator"),
                Trial.of("GET /actuator/health"),
                Trial.of("GET /actuator/health/**", "readiness"),
                Trial.of("GET /actuator/prometheus"),
                Trial.of("GET /actuator/info"),
                Trial.of("GET /actuator/metrics"),
                Trial.of("GET /actuator/metrics/{requiredMetricName}", "jvm.memory.used"));
    }
}
