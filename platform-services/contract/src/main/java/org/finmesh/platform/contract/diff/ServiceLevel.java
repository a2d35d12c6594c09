package org.finmesh.platform.contract.diff;

import static java.util.Map.entry;
import static org.finmesh.platform.contract.diff.ServiceLevel.Stronger.HIGHER;
import static org.finmesh.platform.contract.diff.ServiceLevel.Stronger.LOWER;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** One promise: how much of what, and whether that is more than it was. */
final class ServiceLevel {

    /** Which way a promise is stronger. */
    enum Stronger {
        LOWER,
        HIGHER
    }

    private static final Map<String, Stronger> DIRECTIONS = Map.ofEntries(
            entry("freshness", LOWER),
            entry("latency", LOWER),
            entry("frequency", LOWER),
            entry("timetodetect", LOWER),
            entry("timetonotify", LOWER),
            entry("timetorepair", LOWER),
            entry("errorrate", LOWER),
            entry("generalavailability", LOWER),
            entry("timeofavailability", LOWER),
            entry("availability", HIGHER),
            entry("throughput", HIGHER),
            entry("retention", HIGHER),
            entry("endofsupport", HIGHER),
            entry("endoflife", HIGHER));

    /** Amounts, compared below; all other keys are words. */
    private static final Fields WORDS = Fields.of(
            Map.of(
                    "property", Rule.IGNORED,
                    "value", Rule.IGNORED,
                    "unit", Rule.IGNORED,
                    "element", Rule.IGNORED,
                    "valueExt", Rule.UNDECIDABLE,
                    "customProperties", CustomProperties::compare),
            Rule.DOCUMENTED);

    private ServiceLevel() {}

    static void compare(JsonNode before, JsonNode after, Place place) {
        compareAmounts(before, after, place);
        WORDS.compare(before, after, place);
    }

    /** How long a topic keeps its records, as a custom property of its server has it. */
    static void retention(JsonNode before, JsonNode after, Place place) {
        var none = MissingNode.getInstance();
        var was = Amount.of(before, none);
        var is = Amount.of(after, none);
        var shift = shift(was, is, HIGHER);
        if (shift != null) {
            Rule.stated(Shift.UNDECIDED, Shift.UNDECIDED, shift).compare(before, after, place);
        }
    }

    private static void compareAmounts(JsonNode before, JsonNode after, Place place) {
        if (shown(before).equals(shown(after))) {
            return;
        }
        var was = Amount.of(before.path("value"), before.path("unit"));
        var is = Amount.of(after.path("value"), after.path("unit"));
        var shift = shift(was, is, DIRECTIONS.get(name(before)));
        if (shift != null) {
            place.report(shift, "was %s, is now %s", shown(before), shown(after));
        }
    }

    /** Null where they are the same amount. */
    private static @Nullable Shift shift(@Nullable Amount was, @Nullable Amount is, @Nullable Stronger stronger) {
        if (was == null || is == null || !was.measure().equals(is.measure())) {
            return Shift.UNDECIDED;
        }
        var order = was.value().compareTo(is.value());
        if (order == 0) {
            return null;
        }
        if (stronger == null) {
            return Shift.UNDECIDED;
        }
        return (order < 0) == (stronger == HIGHER) ? Shift.STRENGTHENED : Shift.WEAKENED;
    }

    static String shown(JsonNode level) {
        return (Values.shown(level.path("value")) + " " + Values.text(level, "unit")).strip();
    }

    static boolean ends(JsonNode level) {
        return name(level).startsWith("endof");
    }

    static boolean begins(JsonNode level) {
        return name(level).equals("generalavailability");
    }

    static String name(JsonNode level) {
        return Values.text(level, "property").toLowerCase(Locale.ROOT);
    }
}
