package org.finmesh.platform.cli.bench;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;

/**
 * What the server itself counts of its looks over everybody, read from {@code /actuator/metrics}.
 *
 * @param count how many there were, by system
 * @param seconds how long they took together, by system
 * @param waiting how many consumers are still to be put right, over all systems
 */
record Looks(Map<String, Double> count, Map<String, Double> seconds, double waiting) {

    private static final String[] SYSTEMS = {"KAFKA", "POSTGRESQL", "KEYCLOAK"};

    static Looks read(String url, String token) {
        var client = RestClient.builder()
                .baseUrl(url)
                .defaultHeaders(headers -> headers.setBearerAuth(token))
                .build();
        var count = new TreeMap<String, Double>();
        var seconds = new TreeMap<String, Double>();
        var waiting = 0.0;
        for (var system : SYSTEMS) {
            var look = measurements(client, "finmesh.access.look", system);
            count.put(system, look.get("COUNT"));
            seconds.put(system, look.get("TOTAL_TIME"));
            waiting += measurements(client, "finmesh.access.waiting", system).get("VALUE");
        }
        return new Looks(count, seconds, waiting);
    }

    private static Map<String, Double> measurements(RestClient client, String metric, String system) {
        var answer = client.get()
                .uri("/actuator/metrics/{metric}?tag=system:{system}", metric, system)
                .retrieve()
                .body(JsonNode.class);
        var measurements = new TreeMap<String, Double>();
        if (answer != null) {
            answer.path("measurements")
                    .forEach(one -> measurements.put(
                            one.path("statistic").asString(), one.path("value").asDouble()));
        }
        return measurements;
    }

    /** Whether every system was looked over so many times more than {@code before}. */
    boolean isAfter(Looks before, int more) {
        return count.entrySet().stream().allMatch(entry -> entry.getValue() >= before.count.get(entry.getKey()) + more);
    }

    /** Milliseconds for one look over a system, on average since {@code before}. */
    Map<String, Double> millisSince(Looks before) {
        var millis = new TreeMap<String, Double>();
        count.forEach((system, looks) -> millis.put(
                system,
                1_000 * (seconds.get(system) - before.seconds.get(system)) / (looks - before.count.get(system))));
        return millis;
    }
}
