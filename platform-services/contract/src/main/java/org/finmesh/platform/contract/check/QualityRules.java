package org.finmesh.platform.contract.check;

import static org.finmesh.platform.contract.ProblemCode.DANGLING_REFERENCE;
import static org.finmesh.platform.contract.ProblemCode.IMPOSSIBLE_BOUNDS;
import static org.finmesh.platform.contract.ProblemCode.QUALITY_RULE;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/** Rules that no data can keep, and rules about properties that are not there. What a tool or a query does is its own. */
final class QualityRules {

    private static final Set<String> OF_PROPERTIES = Set.of("nullValues", "missingValues", "invalidValues");
    private static final Set<String> METRICS =
            Set.of("nullValues", "missingValues", "invalidValues", "duplicateValues", "rowCount");

    private QualityRules() {}

    static void ofObject(Element object) {
        var rules = object.at("quality").items();
        if (rules.isEmpty()) {
            return;
        }
        var names = new Names(List.of(object));
        for (var rule : rules) {
            check(rule);
            if (OF_PROPERTIES.contains(metric(rule))) {
                rule.at("metric")
                        .problem(
                                QUALITY_RULE,
                                "%s is a metric of properties: move the rule to the property that it is about"
                                        .formatted(rule.text("metric")));
            }
            if (metric(rule).equals("duplicateValues")) {
                rule.at("arguments").at("properties").items().forEach(name -> checkProperty(name, object, names));
            }
        }
    }

    static void ofProperty(Element property) {
        for (var rule : property.at("quality").items()) {
            check(rule);
            if (metric(rule).equals("rowCount")) {
                rule.at("metric")
                        .problem(
                                QUALITY_RULE, "rowCount is a metric of objects: move the rule to the object's quality");
            }
        }
    }

    private static void checkProperty(Element name, Element object, Names names) {
        var path = name.text();
        if (path != null
                && !path.contains("{")
                && object.at("properties").present()
                && !names.hasOfOnlyObject(path)
                && !names.has(path)) {
            name.problem(DANGLING_REFERENCE, "'%s' is no property of this object".formatted(path));
        }
    }

    private static void check(Element rule) {
        checkRange(rule.at("mustBeBetween"));
        checkRange(rule.at("mustNotBeBetween"));
        if (METRICS.contains(metric(rule))) {
            checkReach(rule);
        }
        LogicalTypeOptions.checkPattern(rule.at("arguments").at("pattern"));
    }

    private static void checkRange(Element range) {
        var ends = range.items();
        if (ends.size() == 2
                && ends.getFirst().number() != null
                && ends.getLast().number() != null
                && ends.getFirst().number().compareTo(ends.getLast().number()) > 0) {
            range.problem(
                    IMPOSSIBLE_BOUNDS,
                    "from %s to %s is nothing: swap them"
                            .formatted(ends.getFirst().number(), ends.getLast().number()));
        }
    }

    /** A metric counts: rows from 0, percent to 100. */
    private static void checkReach(Element rule) {
        var most = "percent".equals(rule.text("unit")) ? BigDecimal.valueOf(100) : null;
        for (var operator : List.of("mustBe", "mustBeLessThan", "mustBeLessOrEqualTo")) {
            var limit = rule.at(operator).number();
            if (limit != null && (limit.signum() < 0 || limit.signum() == 0 && operator.equals("mustBeLessThan"))) {
                outOfReach(rule.at(operator), operator + " " + limit + ": the metric is never less than 0");
            }
        }
        for (var operator : List.of("mustBe", "mustBeGreaterThan", "mustBeGreaterOrEqualTo")) {
            var limit = rule.at(operator).number();
            if (limit != null
                    && most != null
                    && limit.compareTo(most) >= (operator.equals("mustBeGreaterThan") ? 0 : 1)) {
                outOfReach(rule.at(operator), operator + " " + limit + ": the metric is never more than 100 percent");
            }
        }
    }

    private static void outOfReach(Element operator, String message) {
        operator.problem(IMPOSSIBLE_BOUNDS, message);
    }

    /** Of the standard's library; otherwise an empty word. */
    private static String metric(Element rule) {
        var metric = rule.text("metric");
        var ofLibrary = !rule.at("type").present() || "library".equals(rule.text("type"));
        return metric != null && ofLibrary ? metric : "";
    }
}
