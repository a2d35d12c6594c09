package org.finmesh.platform.contract.diff;

import static java.util.Map.entry;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** One quality rule: what it checks, which results are good, and how much that weighs. */
final class QualityRule {

    private static final List<String> SEVERITIES = List.of("info", "warning", "error", "critical");
    private static final String ROWS = "rows";

    private static final Map<String, Rule> RULES = rules();
    private static final Choice LOOSER_WITH_MORE = new Choice(Shift.LOOSENED, Shift.TIGHTENED);
    private static final Choice TIGHTER_WITH_MORE = new Choice(Shift.TIGHTENED, Shift.LOOSENED);

    private QualityRule() {}

    static void compare(JsonNode before, JsonNode after, Place place) {
        compareThresholds(before, after, place);
        if (!metric(before).equals(metric(after))) {
            place.at("metric").report(Shift.REPLACED, "was %s, is now %s", metric(before), metric(after));
        }
        var capped = capped(before) && capped(after);
        new Fields(key -> rule(key, isText(before) || isText(after), capped)).compare(before, after, place);
    }

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
    private static String metric(JsonNode rule) {
        var metric = Values.text(rule, "metric");
        return metric.isEmpty() ? Values.text(rule, "rule") : metric;
    }

    private static boolean isText(JsonNode rule) {
        return type(rule).equals("text");
    }

    private static boolean capped(JsonNode rule) {
        var thresholds = Thresholds.of(rule);
        return thresholds != null && thresholds.capped();
    }

    private static void compareThresholds(JsonNode before, JsonNode after, Place place) {
        var shownBefore = Thresholds.shown(before);
        var shownAfter = Thresholds.shown(after);
        if (shownBefore.equals(shownAfter)) {
            return;
        }
        var was = thresholds(before);
        var is = thresholds(after);
        Shift shift;
        if (was == null || is == null) {
            shift = Shift.UNDECIDED;
        } else if (was.contains(is)) {
            if (is.contains(was)) {
                return;
            }
            shift = Shift.TIGHTENED;
        } else {
            shift = Shift.LOOSENED;
        }
        place.report(shift, "was %s, is now %s", shownBefore, shownAfter);
    }

    private static Thresholds thresholds(JsonNode rule) {
        var thresholds = Thresholds.of(rule);
        return thresholds != null && type(rule).equals("library")
                ? thresholds.ofCounts(!unit(rule).equals(ROWS))
                : thresholds;
    }

    private static String unit(JsonNode rule) {
        var unit = Values.text(rule, "unit");
        return unit.isEmpty() ? ROWS : unit;
    }

    private static void compareArguments(JsonNode before, JsonNode after, Place place, boolean capped) {
        new Fields(key -> argument(key, capped)).compare(before, after, place);
    }

    /** Where fewer results are better, more valid values or more properties that make a duplicate loosen. */
    private static Rule argument(String key, boolean capped) {
        if (!capped) {
            return undecided();
        }
        return switch (key) {
            case "validValues", "properties" -> LOOSER_WITH_MORE;
            case "missingValues" -> TIGHTER_WITH_MORE;
            default -> Rule.UNDECIDABLE;
        };
    }

    private static Rule undecided() {
        return Rule.stated(Shift.UNDECIDED, Shift.UNDECIDED, Shift.UNDECIDED);
    }

    private static Rule rule(String key, boolean text, boolean capped) {
        return switch (key) {
            case "description" -> text ? Rule.UNDECIDABLE : Rule.DOCUMENTED;
            case "arguments" -> (before, after, place) -> compareArguments(before, after, place, capped);
            case "validValues" -> argument(key, capped);
            default -> RULES.getOrDefault(key, undecided());
        };
    }

    private static Map<String, Rule> rules() {
        var rules = new HashMap<String, Rule>(Map.ofEntries(
                entry("type", Rule.STATED.orElse("library")),
                entry("unit", Rule.STATED.orElse(ROWS)),
                entry("severity", QualityRule::compareSeverity),
                entry("metric", Rule.IGNORED), // above, with its former name
                entry("rule", Rule.IGNORED),
                entry("query", Rule.UNDECIDABLE.adapted(QualityRule::stripped)),
                entry("engine", Rule.UNDECIDABLE),
                entry("implementation", Rule.UNDECIDABLE)));
        Thresholds.OPERATORS.forEach(operator -> rules.put(operator, Rule.IGNORED));
        List.of("id", "name", "tags", "dimension", "method", "businessImpact", "scheduler", "schedule")
                .forEach(words -> rules.put(words, Rule.DOCUMENTED));
        rules.put("authoritativeDefinitions", Rule.DOCUMENTED);
        return rules;
    }

    /** How YAML ends a block of lines is no part of a query. */
    private static JsonNode stripped(JsonNode query) {
        return query.isString() ? StringNode.valueOf(query.asString().strip()) : query;
    }

    private static void compareSeverity(JsonNode before, JsonNode after, Place place) {
        var was = SEVERITIES.indexOf(Values.text(before).toLowerCase(Locale.ROOT));
        var is = SEVERITIES.indexOf(Values.text(after).toLowerCase(Locale.ROOT));
        var known = was >= 0 && is >= 0;
        var changed = !known ? Shift.UNDECIDED : was < is ? Shift.TIGHTENED : Shift.LOOSENED;
        Rule.stated(Shift.TIGHTENED, Shift.LOOSENED, changed).ofWords().compare(before, after, place);
    }
}
