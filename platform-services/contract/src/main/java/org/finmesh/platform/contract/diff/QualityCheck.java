package org.finmesh.platform.contract.diff;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a quality rule checks, and which results are good. */
final class QualityCheck {

    static final String ROWS = "rows";
    private static final String CHANGED = "was %s, is now %s";

    private QualityCheck() {}

    /** What is counted or asked, whichever results are good. */
    static String check(JsonNode rule) {
        var asked = Values.text(rule, "query") + Values.canonical(rule.path("implementation"));
        return kind(rule) + "\n" + asked + "\n" + Values.canonical(rule.path("arguments"));
    }

    /** The least by which two rules without a name can be taken for one. */
    static String kind(JsonNode rule) {
        return String.join("\n", type(rule), metric(rule), Values.text(rule, "engine"));
    }

    private static String type(JsonNode rule) {
        var type = Values.text(rule, "type");
        return type.isEmpty() ? "library" : type;
    }

    /** Called a rule until 3.0.2. */
    static String metric(JsonNode rule) {
        var metric = Values.text(rule, "metric");
        return metric.isEmpty() ? Values.text(rule, "rule") : metric;
    }

    static boolean isText(JsonNode rule) {
        return type(rule).equals("text");
    }

    static boolean capped(JsonNode rule) {
        var thresholds = Thresholds.of(rule);
        return thresholds != null && thresholds.capped();
    }

    static void compareThresholds(JsonNode before, JsonNode after, Place place) {
        var shownBefore = Thresholds.shown(before);
        var shownAfter = Thresholds.shown(after);
        if (shownBefore.equals(shownAfter)) {
            return;
        }
        var was = thresholds(before);
        var is = thresholds(after);
        if (was == null || is == null) {
            place.report(Shift.UNDECIDED, CHANGED, shownBefore, shownAfter);
        } else if (!was.contains(is)) {
            place.report(Shift.LOOSENED, CHANGED, shownBefore, shownAfter);
        } else if (!is.contains(was)) {
            place.report(Shift.TIGHTENED, CHANGED, shownBefore, shownAfter);
        }
    }

    private static @Nullable Thresholds thresholds(JsonNode rule) {
        var thresholds = Thresholds.of(rule);
        return thresholds != null && type(rule).equals("library")
                ? thresholds.ofCounts(!unit(rule).equals(ROWS))
                : thresholds;
    }

    private static String unit(JsonNode rule) {
        var unit = Values.text(rule, "unit");
        return unit.isEmpty() ? ROWS : unit;
    }
}
