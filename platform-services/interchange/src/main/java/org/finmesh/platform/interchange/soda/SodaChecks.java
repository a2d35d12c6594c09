package org.finmesh.platform.interchange.soda;

import java.util.Map;
import java.util.Set;
import org.finmesh.platform.interchange.document.Nodes;
import org.finmesh.platform.interchange.document.Place;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Soda's checks as constraints, quality rules and promises of a contract. */
final class SodaChecks {

    private static final Map<String, String> METRICS = Map.of(
            "missing",
            "nullValues",
            "invalid",
            "invalidValues",
            "duplicate",
            "duplicateValues",
            "row_count",
            "rowCount");
    private static final Set<String> COMMON = Set.of("name", "qualifier", "threshold");

    private final String dataset;
    private final ObjectNode document;

    /** @param document gets the promises, which are the contract's as a whole */
    SodaChecks(String dataset, ObjectNode document) {
        this.dataset = dataset;
        this.document = document;
    }

    void readOfColumn(Place check, ObjectNode property) {
        var given = check.take();
        var modern = SodaThree.modern(given);
        var kind = kind(modern);
        var body = modern.path(kind);
        var column = property.path("name").asString();
        var done = switch (kind) {
            case "missing" -> body.isEmpty() && mark(property, "required");
            case "duplicate" -> body.isEmpty() && mark(property, "unique");
            case "invalid" -> !body.isEmpty() && ValidValues.readOptions(body, property);
            case "freshness" -> readFreshness(check, body, column);
            default -> false;
        };
        if (!done) {
            addRule(property, kind, body, given);
        }
    }

    private static boolean mark(ObjectNode property, String constraint) {
        property.put(constraint, true);
        return true;
    }

    void readOfDataset(Place check, ObjectNode object) {
        var given = check.take();
        var modern = SodaThree.modern(given);
        var kind = kind(modern);
        var body = modern.path(kind);
        // A contract's columns and types are all of them, which is what the plain schema check is for.
        var implied = kind.equals("schema") && body.isEmpty();
        if (!implied
                && !(kind.equals("freshness")
                        && readFreshness(check, body, body.path("column").asString("")))) {
            addRule(object, kind, body, given);
        }
    }

    private static String kind(JsonNode check) {
        return check.size() == 1 && check.isObject()
                ? check.propertyNames().iterator().next()
                : "";
    }

    private static void addRule(ObjectNode described, String kind, JsonNode body, JsonNode given) {
        var rule = rule(kind, body);
        if (rule == null) {
            rule = Nodes.object().put("type", "custom").put("engine", "soda");
            rule.set("implementation", given.isObject() ? given : Nodes.object().set("check", given));
        }
        Nodes.listAt(described, "quality").add(rule);
    }

    /** Null where a contract's rules cannot say all that the check does. */
    private static @Nullable ObjectNode rule(String kind, JsonNode body) {
        var rule = Nodes.object();
        var qualifier = body.path("qualifier").asString("");
        if (qualifier.matches("[A-Za-z0-9_-]+") && !qualifier.matches("\\d+")) {
            rule.put("id", qualifier);
        }
        Nodes.put(rule, "name", body.path("name").isString() ? body.path("name").stringValue() : null);
        var rest = Nodes.object();
        body.forEachEntry((key, value) -> {
            if (!COMMON.contains(key)) {
                rest.set(key, value);
            }
        });
        if (!readMetric(kind, rest, rule)) {
            return null;
        }
        var threshold = Thresholds.rule(body.path("threshold"));
        if (threshold != null) {
            rule.setAll(threshold);
            return rule;
        }
        if (body.has("threshold")) {
            return null;
        }
        // Soda's own default.
        rule.set(kind.equals("row_count") ? "mustBeGreaterThan" : "mustBe", JsonNodeFactory.instance.numberNode(0));
        return rule;
    }

    private static boolean readMetric(String kind, ObjectNode rest, ObjectNode rule) {
        if (kind.equals("metric") && rest.size() == 1 && rest.path("query").isString()) {
            rule.put("type", "sql").set("query", rest.get("query"));
            return true;
        }
        var metric = METRICS.get(kind);
        if (metric == null) {
            return false;
        }
        rule.put("type", "library").put("metric", metric);
        if (kind.equals("missing") && rest.size() == 1 && rest.has("missing_values")) {
            rule.put("metric", "missingValues");
            rule.putObject("arguments").set("missingValues", rest.get("missing_values"));
            return true;
        }
        if (kind.equals("duplicate") && rest.size() == 1 && rest.has("columns")) {
            rule.putObject("arguments").set("properties", rest.get("columns"));
            return true;
        }
        return kind.equals("invalid") ? ValidValues.readArguments(rest, rule) : rest.isEmpty();
    }

    /** How old the youngest value of a column may be is a promise of the contract. */
    private boolean readFreshness(Place check, JsonNode body, String column) {
        var threshold = body.path("threshold");
        var strict = threshold.path("must_be_less_than");
        var most = threshold.path("must_be_less_than_or_equal");
        var unit = threshold.path("unit").asString("hour");
        var only = threshold.size() == (threshold.has("unit") ? 2 : 1)
                && body.propertyNames().stream()
                        .allMatch(key -> Set.of("column", "threshold").contains(key));
        if (!only || column.isEmpty() || !strict.isNumber() && !most.isNumber()) {
            return false;
        }
        var level = Nodes.listAt(document, "slaProperties").addObject().put("property", "freshness");
        level.set("value", most.isNumber() ? most : strict);
        SodaExport.UNITS.forEach((ours, theirs) -> {
            if (theirs.equals(unit)) {
                level.put("unit", ours);
            }
        });
        level.put("element", dataset + "." + column);
        if (strict.isNumber()) {
            check.note("a promise says how old at most, so 'less than' becomes 'at most'");
        }
        return true;
    }
}
