package org.finmesh.platform.processing.meter;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the platform is told of a port: the JSON of docs/architecture.md, "Measurements". */
record Measurement(
        String port,
        Instant measuredAt,
        @Nullable Long freshnessMs,
        double recordsPerSecond,
        long published,
        long quarantined,
        long tableRows,
        List<String> inputs,
        List<String> outputs) {}
