package org.finmesh.platform.contract.diff;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** {@code logicalTypeOptions}: what values of a type may be. */
final class TypeOptions {

    private static final Set<String> UTC = Set.of("utc", "etc/utc", "z", "gmt", "etc/gmt");

    private static final Map<String, Rule> RULES = rules();

    private TypeOptions() {}

    /** @param logicalType of both; empty where it is said of neither */
    static void compare(String logicalType, JsonNode before, JsonNode after, Place place) {
        Bound.ALL.forEach(bound -> bound.compare(logicalType, before, after, place));
        new Fields(key -> rule(logicalType, key)).compare(before, after, place);
    }

    private static Rule rule(String logicalType, String key) {
        var rule = RULES.getOrDefault(key, Rule.UNDECIDABLE);
        // The standard's default: the only one that depends on the type.
        return key.equals("format") && logicalType.equals("integer") ? rule.orElse("i32") : rule;
    }

    private static Map<String, Rule> rules() {
        var rules = new HashMap<String, Rule>(Map.of(
                "pattern",
                Rule.UNDECIDABLE,
                "format",
                Rule.STATED,
                "multipleOf",
                TypeOptions::multipleOf,
                "uniqueItems",
                Rule.flag(Shift.TIGHTENED, Shift.LOOSENED),
                "required",
                new Choice(Shift.TIGHTENED, Shift.LOOSENED),
                "timezone",
                Rule.STATED,
                "defaultTimezone",
                Rule.STATED.orElse("UTC").adapted(TypeOptions::utc),
                "dimensions",
                Rule.STATED,
                "elementType",
                Rule.STATED.orElse("float32"),
                "normalized",
                Rule.flag(Shift.TIGHTENED, Shift.LOOSENED)));
        for (var model : Set.of("embeddingModel", "embeddingModelVersion", "distanceMetric")) {
            rules.put(model, Rule.STATED);
        }
        Bound.KEYS.forEach(key -> rules.put(key, Rule.IGNORED));
        return rules;
    }

    private static void multipleOf(JsonNode before, JsonNode after, Place place) {
        var was = Values.number(before);
        var is = Values.number(after);
        if (was == null || is == null || was.signum() == 0 || is.signum() == 0) {
            Rule.UNDECIDABLE.compare(before, after, place);
        } else {
            var finer = is.remainder(was).signum() != 0;
            Rule.stated(Shift.TIGHTENED, Shift.LOOSENED, finer ? Shift.LOOSENED : Shift.TIGHTENED)
                    .compare(before, after, place);
        }
    }

    private static JsonNode utc(JsonNode zone) {
        return UTC.contains(Values.text(zone).toLowerCase(Locale.ROOT)) ? StringNode.valueOf("UTC") : zone;
    }
}
