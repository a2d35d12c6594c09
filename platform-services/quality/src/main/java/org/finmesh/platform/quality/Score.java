package org.finmesh.platform.quality;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How well the rules were kept from an instant on, for an hour or a day: of each dimension the share of results that passed,
 * weighted by severity (error 3, warning 2, info 1); of the whole the mean of the dimensions, so that a dimension with many
 * rules weighs no more than one with a single rule.
 *
 * @param value 0 to 1
 * @param dimensions by name, 0 to 1
 */
public record Score(Instant start, double value, Map<String, Double> dimensions) {

    record Part(Instant start, String dimension, double share) {}

    public Score {
        dimensions = Map.copyOf(dimensions);
    }

    /** Oldest first. */
    static List<Score> of(List<Part> parts) {
        var byStart = new TreeMap<Instant, Map<String, Double>>();
        parts.forEach(part -> byStart.computeIfAbsent(part.start(), _ -> new LinkedHashMap<>())
                .put(part.dimension(), part.share()));
        var scores = new ArrayList<Score>();
        byStart.forEach((start, dimensions) -> scores.add(new Score(
                start,
                dimensions.values().stream()
                        .mapToDouble(Double::doubleValue)
                        .average()
                        .orElseThrow(),
                dimensions)));
        return List.copyOf(scores);
    }
}
