package org.finmesh.platform.contract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.finmesh.platform.contract.QualityRule.Check;
import org.finmesh.platform.contract.QualityRule.Severity;
import org.finmesh.platform.contract.QualityRule.Unit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Compiles the quality rules of one contract; the contract is valid, so what cannot be read is left out. */
final class QualityReader {

    private final Contract contract;
    private final Set<String> ids = new HashSet<>();
    private final List<QualityRule> rules = new ArrayList<>();

    QualityReader(Contract contract) {
        this.contract = contract;
    }

    List<QualityRule> rules() {
        var object = contract.document().path("schema").path(0);
        object.path("quality").forEach(rule -> read(rule, null));
        object.path("properties")
                .forEach(property -> property.path("quality")
                        .forEach(rule -> read(rule, property.path("name").asString())));
        return List.copyOf(rules);
    }

    private void read(JsonNode rule, @Nullable String field) {
        check(rule, field).ifPresent(check -> {
            for (var operator : Threshold.Operator.values()) {
                Threshold.of(operator, rule).ifPresent(threshold -> add(rule, field, check, threshold));
            }
        });
    }

    private void add(JsonNode rule, @Nullable String field, Check check, Threshold threshold) {
        rules.add(new QualityRule(
                id(rule, field),
                rule.path("dimension").asString(dimension(check)),
                field,
                check,
                threshold,
                rule.path("unit").asString("").equals("percent") ? Unit.PERCENT : Unit.ROWS,
                severity(rule)));
    }

    private Optional<Check> check(JsonNode rule, @Nullable String field) {
        return switch (rule.path("type").asString("library")) {
            case "library" -> library(rule, field);
            case "sql" -> Optional.of(new Check.Sql(query(rule.path("query").asString(""), field)));
            case "custom" -> Optional.of(new Check.Custom(rule.path("engine").asString("")));
            default -> Optional.empty(); // text: for people
        };
    }

    private static Optional<Check> library(JsonNode rule, @Nullable String field) {
        var arguments = rule.path("arguments");
        return switch (metric(rule)) {
            case "nullValues" -> Optional.of(new Check.NullValues());
            case "missingValues" -> Optional.of(new Check.MissingValues(texts(arguments.path("missingValues"))));
            case "invalidValues" ->
                Optional.of(new Check.InvalidValues(
                        texts(arguments.path("validValues")),
                        arguments.path("pattern").isString()
                                ? arguments.path("pattern").stringValue()
                                : null));
            case "duplicateValues" ->
                Optional.of(new Check.DuplicateValues(
                        field == null ? texts(arguments.path("properties")) : List.of(field)));
            case "rowCount" -> Optional.of(new Check.RowCount());
            default -> Optional.empty();
        };
    }

    /** The relation and the column in the place of ODCS's placeholders, with or without a dollar sign. */
    private String query(String query, @Nullable String field) {
        var filled = query.replaceAll(
                "\\$?\\{(object|table|model)}", contract.port().table().toString());
        return field == null ? filled : filled.replaceAll("\\$?\\{(property|column|field)}", field);
    }

    /** {@code rule} was its name before 3.1. */
    private static String metric(JsonNode rule) {
        return rule.path("metric").asString(rule.path("rule").asString(""));
    }

    private static String dimension(Check check) {
        return switch (check) {
            case Check.NullValues _, Check.MissingValues _, Check.RowCount _ -> "completeness";
            case Check.InvalidValues _ -> "conformity";
            case Check.DuplicateValues _ -> "uniqueness";
            case Check.Sql _, Check.Custom _ -> "accuracy";
        };
    }

    private static Severity severity(JsonNode rule) {
        return switch (rule.path("severity").asString("error").toLowerCase(Locale.ROOT)) {
            case "info" -> Severity.INFO;
            case "warning" -> Severity.WARNING;
            default -> Severity.ERROR;
        };
    }

    private String id(JsonNode rule, @Nullable String field) {
        var given = rule.path("id").asString(rule.path("name").asString(""));
        var metric = metric(rule);
        var about = field == null ? contract.objectName() : field;
        var base = given.isBlank()
                ? about + "-" + (metric.isEmpty() ? rule.path("type").asString() : metric)
                : given.strip().replace(' ', '-');
        var id = base;
        for (var n = 2; !ids.add(id); n++) {
            id = base + "-" + n;
        }
        return id;
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream()
                .filter(item -> !item.isNull())
                .map(JsonNode::asString)
                .toList();
    }
}
