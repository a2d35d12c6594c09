package org.finmesh.platform.contract.check;

import static org.finmesh.platform.contract.ProblemCode.SERVICE_LEVEL;

import java.util.Locale;
import java.util.Set;
import org.finmesh.platform.contract.build.Durations;
import org.finmesh.platform.contract.build.Instants;

/** Promises that the mesh measures or keeps: lengths of time and dates that it can read. */
final class MeshServiceLevel {

    private static final Set<String> TIMES = Set.of("freshness", "latency", "retention");
    private static final Set<String> DATES = Set.of("endofsupport", "endoflife");

    private MeshServiceLevel() {}

    static void check(Element level) {
        var property = level.text("property");
        if (property == null) {
            return;
        }
        var value = level.at("value");
        if (TIMES.contains(property.toLowerCase(Locale.ROOT))) {
            checkTime(property, value, level);
        } else if (DATES.contains(property.toLowerCase(Locale.ROOT))
                && Instants.parse(value.node().asString("")).isEmpty()) {
            value.problem(
                    SERVICE_LEVEL,
                    "%s is a date such as 2027-06-30, or an instant such as 2027-06-30T18:00:00Z".formatted(property));
        }
    }

    private static void checkTime(String property, Element value, Element level) {
        var duration = Durations.parse(value.node().asString(""), level.text("unit"));
        if (duration.isEmpty() || duration.get().isZero()) {
            value.problem(SERVICE_LEVEL, "%s is a number above 0 with a unit of ms, s, m, h, d, y".formatted(property));
        }
    }
}
