package org.finmesh.platform.contract.check;

import static org.finmesh.platform.contract.ProblemCode.CUSTOM_PROPERTY;
import static org.finmesh.platform.contract.ProblemCode.SERVER;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.finmesh.platform.contract.PortId;
import org.finmesh.platform.contract.build.Durations;
import org.jspecify.annotations.Nullable;

/** The outlets of a port: a topic, a table, or both. */
final class MeshServers {

    private static final int PARTITIONS_MAX = 100;

    private MeshServers() {}

    static void check(Element servers, @Nullable PortId port) {
        if (servers.items().isEmpty()) {
            servers.problem(
                    SERVER, "the port has no outlet: add a server of type kafka for a topic, postgres for a table");
        }
        var types = new HashSet<String>();
        for (var server : servers.items()) {
            var type = server.at("type");
            switch (type.text()) {
                case "kafka" -> checkTopic(server);
                case "postgres" -> checkTable(server, port);
                case null -> {}
                default -> type.problem(SERVER, "the mesh serves kafka and postgres, not %s".formatted(type.text()));
            }
            if (type.text() != null && !types.add(type.text())) {
                type.problem(
                        SERVER,
                        "a second server of type %s: a port has one topic and one table".formatted(type.text()));
            }
        }
    }

    private static void checkTopic(Element server) {
        expect(server, Map.of("host", "kafka", "format", "avro"));
        var partitions = server.customProperty("partitions");
        if (partitions != null
                && (partitions.integer().orElse(0) < 1 || partitions.integer().orElse(0) > PARTITIONS_MAX)) {
            partitions.problem(CUSTOM_PROPERTY, "partitions is a whole number from 1 to %d".formatted(PARTITIONS_MAX));
        }
        var policy = server.customProperty("cleanupPolicy");
        if (policy != null
                && (policy.text() == null || !Set.of("delete", "compact").contains(policy.text()))) {
            policy.problem(CUSTOM_PROPERTY, "cleanupPolicy is delete or compact");
        }
        var retention = server.customProperty("retention");
        if (retention != null
                && (retention.text() == null
                        || Durations.parse(retention.text()).isEmpty())) {
            retention.problem(CUSTOM_PROPERTY, "retention is a number and a unit of ms, s, m, h, d, y: 7d");
        }
    }

    private static void checkTable(Element server, @Nullable PortId port) {
        expect(server, Map.of("host", "postgres", "database", "mesh"));
        if (port != null) {
            expect(server, Map.of("schema", port.view().schema()));
        }
    }

    private static void expect(Element server, Map<String, String> values) {
        values.forEach((key, value) -> {
            var given = server.at(key);
            if (given.text() != null && !given.text().equals(value)) {
                given.problem(
                        SERVER,
                        "%s is '%s': write %s, where it is the platform says".formatted(key, given.text(), value));
            }
        });
    }
}
