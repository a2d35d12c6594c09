package org.finmesh.platform.contract.check;

import static org.finmesh.platform.contract.ProblemCode.SERVICE_LEVEL;

import java.util.Locale;
import java.util.Set;
import org.finmesh.platform.contract.build.Durations;

/** Promises that the mesh measures or keeps: lengths of time that it can read. */
final class MeshServiceLevel {

    private static final Set<String> TIMES = Set.of("freshness", "latency", "retention");

    private MeshServiceLevel() {}

    static void check(Element level) {
        var property = level.text("property");
        if (property == null || !TIMES.contains(property.toLowerCase(Locale.ROOT))) {
            return;
        }
        var value = level.at("value");
        var duration = Durations.parse(value.node().asString(""), level.text("unit"));
        if (duration.isEmpty() || duration.get().isZero()) {
            value.problem(SERVICE_LEVEL, "%s is a number above 0 with a unit of ms, s, m, h, d, y".formatted(property));
        }
    }
}
