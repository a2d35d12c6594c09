package org.finmesh.platform.interchange.soda;

import java.util.Map;
import java.util.Objects;
import org.finmesh.platform.interchange.document.Nodes;
import org.finmesh.platform.interchange.document.Place;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A quality rule of a contract as a check of Soda. */
final class SodaRule {

    private static final Map<String, String> CHECKS = Map.of(
            "nullValues", "missing",
            "missingValues", "missing",
            "invalidValues", "invalid",
            "duplicateValues", "duplicate",
            "rowCount", "row_count");

    private SodaRule() {}

    /** Takes what the check says; null where Soda has no such check, and the rule is left. */
    static @Nullable ObjectNode check(Place rule, boolean ofObject) {
        if ("soda".equalsIgnoreCase(rule.at("engine").text())
                && rule.at("implementation").look() instanceof ObjectNode implementation
                && implementation.size() == 1) {
            rule.at("type").take();
            rule.at("engine").take();
            rule.at("implementation").take();
            return implementation;
        }
        if (rule.at("query").text() != null) {
            return query(rule);
        }
        var metric = rule.at("metric").text();
        var kind = metric == null ? null : CHECKS.get(metric);
        var body = Nodes.object();
        if (kind == null || !arguments(rule, metric, ofObject, body)) {
            return null;
        }
        rule.at("metric").take();
        common(rule, body);
        if ("missingValues".equals(metric) && !body.has("missing_values")) {
            rule.at("metric").note("without missing values it is what nullValues is");
        }
        return Nodes.object().<ObjectNode>set(kind, body);
    }

    private static ObjectNode query(Place rule) {
        var body = Nodes.object()
                .put("query", Objects.requireNonNull(rule.at("query").takeText()));
        if (body.get("query").stringValue().matches("(?s).*(\\{(object|property)}|\\$\\{(table|column)}).*")) {
            rule.at("query").note("Soda fills in no placeholders: write the names out");
        }
        common(rule, body);
        return Nodes.object().<ObjectNode>set("metric", body);
    }

    private static void common(Place rule, ObjectNode body) {
        rule.at("type").take();
        rule.at("name").takeText(name -> body.put("name", name));
        rule.at("id").takeText(id -> body.put("qualifier", id));
        body.set("threshold", Thresholds.of(rule));
    }

    private static boolean arguments(Place rule, @Nullable String metric, boolean ofObject, ObjectNode body) {
        var arguments = rule.at("arguments");
        switch (metric) {
            case "missingValues" -> {
                if (arguments.at("missingValues").present()) {
                    body.set("missing_values", arguments.at("missingValues").take());
                }
            }
            case "invalidValues" -> body.setAll(ValidValues.ofArguments(arguments));
            case "duplicateValues" -> {
                if (ofObject) {
                    var columns = arguments.at("properties").takeTexts();
                    body.set("columns", Nodes.list(columns));
                    return !columns.isEmpty();
                }
            }
            case null, default -> {}
        }
        return true;
    }
}
