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

    private static final Map<String, Rule> RULES = rules();
    private static final Choice LOOSER_WITH_MORE = new Choice(Shift.LOOSENED, Shift.TIGHTENED);
    private static final Choice TIGHTER_WITH_MORE = new Choice(Shift.TIGHTENED, Shift.LOOSENED);

    private QualityRule() {}

    static void compare(JsonNode before, JsonNode after, Place place) {
        QualityCheck.compareThresholds(before, after, place);
        if (!QualityCheck.metric(before).equals(QualityCheck.metric(after))) {
            place.at("metric")
                    .report(
                            Shift.REPLACED,
                            "was %s, is now %s",
                            QualityCheck.metric(before),
                            QualityCheck.metric(after));
        }
        var capped = QualityCheck.capped(before) && QualityCheck.capped(after);
        new Fields(key -> rule(key, QualityCheck.isText(before) || QualityCheck.isText(after), capped))
                .compare(before, after, place);
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
                entry("unit", Rule.STATED.orElse(QualityCheck.ROWS)),
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
