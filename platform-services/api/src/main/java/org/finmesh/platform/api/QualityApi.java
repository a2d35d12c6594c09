package org.finmesh.platform.api;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** How well a port keeps what its contract promises. For everybody who is signed in. */
@HttpExchange("/api/v1")
public interface QualityApi {

    /** 404 when there is no such port. Which records failed is for the port's owners and the platform team. */
    @GetExchange("/ports/{port}/quality")
    PortQuality quality(@PathVariable("port") String port);

    /**
     * @param score of today, UTC; null while nothing was measured
     * @param rules broken ones first
     * @param hours of the last 24, oldest first
     * @param days of the last 30, oldest first
     * @param promises how much of the time each was kept
     */
    record PortQuality(
            String port,
            @Nullable Double score,
            List<Rule> rules,
            List<Score> hours,
            List<Score> days,
            List<Promise> promises) {}

    /**
     * What a rule last said. Instants are ISO 8601, UTC.
     *
     * @param where {@code stream} or {@code table}
     * @param last the range's other end; null for most operators
     * @param unit {@code rows} or {@code percent}
     * @param severity {@code info}, {@code warning} or {@code error}
     * @param sampleKeys of records that failed, never personal data
     * @param firstFailure {@code <topic>/<partition>/<offset>}
     */
    record Rule(
            String rule,
            @Nullable String field,
            String dimension,
            String where,
            String value,
            String operator,
            String threshold,
            @Nullable String last,
            String unit,
            String severity,
            boolean passed,
            long records,
            List<String> sampleKeys,
            @Nullable String firstFailure,
            String measuredAt) {}

    /** @param value 0 to 1, as is each dimension's */
    record Score(String start, double value, Map<String, Double> dimensions) {}

    /**
     * @param property {@code freshness}
     * @param minutes measured in the last {@code days}
     * @param minutesKept of these
     */
    record Promise(String property, int days, long minutes, long minutesKept, double share) {}
}
