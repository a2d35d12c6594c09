package org.finmesh.platform.contract.diff;

import static java.util.Map.entry;
import static org.finmesh.platform.contract.diff.ServiceLevels.Stronger.HIGHER;
import static org.finmesh.platform.contract.diff.ServiceLevels.Stronger.LOWER;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.StringNode;

/** {@code slaProperties}: the promises, known by what they promise and for which elements. */
final class ServiceLevels {

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

    /** Several promises of one name are told apart by who needs them. */
    private static final List<Function<JsonNode, String>> KEYS =
            List.of(level -> key(level) + "\n" + Values.text(level, "driver"), ServiceLevels::key);

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

    private ServiceLevels() {}

    static void compare(JsonNode before, JsonNode after, Place place) {
        for (var pair : Pairs.of(before, after, KEYS)) {
            var level = pair.added() ? pair.after() : pair.before();
            var at = place(level, place);
            if (pair.added()) {
                at.report(
                        ends(level) || begins(level) ? Shift.ANNOUNCED : Shift.STRENGTHENED, "added: %s", shown(level));
            } else if (pair.removed()) {
                at.report(ends(level) ? Shift.STRENGTHENED : Shift.WEAKENED, "dropped: was %s", shown(level));
            } else {
                compareAmounts(pair.before(), pair.after(), at);
                WORDS.compare(pair.before(), pair.after(), at);
            }
        }
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

    /** The promises with the element that each is about, also where that is said for all of them at once. */
    static JsonNode of(JsonNode root) {
        var element = Values.text(root, "slaDefaultElement");
        var levels = root.path("slaProperties");
        if (element.isEmpty()) {
            return levels;
        }
        var resolved = levels.deepCopy();
        resolved.forEach(level -> level.asObject().putIfAbsent("element", StringNode.valueOf(element)));
        return resolved;
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

    private static Place place(JsonNode level, Place place) {
        var at = place.at(Values.text(level, "property"));
        var element = Values.text(level, "element");
        var dot = element.indexOf('.');
        var field = dot < 0 || element.indexOf(',') >= 0 ? null : element.substring(dot + 1);
        return element.isEmpty() ? at : at.at(element).about(field);
    }

    private static String shown(JsonNode level) {
        return (Values.shown(level.path("value")) + " " + Values.text(level, "unit")).strip();
    }

    private static boolean ends(JsonNode level) {
        return name(level).startsWith("endof");
    }

    private static boolean begins(JsonNode level) {
        return name(level).equals("generalavailability");
    }

    private static String key(JsonNode level) {
        var elements = Arrays.stream(Values.text(level, "element").split(","))
                .map(String::strip)
                .sorted()
                .collect(Collectors.joining(","));
        return name(level) + "\n" + elements;
    }

    private static String name(JsonNode level) {
        return Values.text(level, "property").toLowerCase(Locale.ROOT);
    }
}
