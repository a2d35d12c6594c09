package org.finmesh.platform.processing.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.finmesh.platform.contract.QualityRule;
import org.finmesh.platform.contract.QualityRule.Check;
import org.finmesh.platform.contract.SqlName;
import org.jspecify.annotations.Nullable;

/**
 * A rule as SQL on the port's table, its values as parameters. Names come from the contract, whose names are plain identifiers.
 *
 * @param count one row: how many rows there are, and the rule's result in rows
 * @param samples of failing rows, of the columns of {@link SampleKey}; null where there are none to show
 * @param parameters of either: texts and lists of texts
 */
record TableCheck(QualityRule rule, String count, @Nullable String samples, List<Object> parameters) {

    TableCheck {
        parameters = List.copyOf(parameters);
    }

    /** Empty where another engine runs the rule. */
    static Optional<TableCheck> of(QualityRule rule, SqlName table, SampleKey keys) {
        var parameters = new ArrayList<Object>();
        return switch (rule.check()) {
            case Check.NullValues _ -> of(rule, table, keys, field(rule) + " is null", parameters);
            case Check.MissingValues missing -> {
                parameters.add(missing.values());
                yield of(
                        rule, table, keys, "(%1$s is null or %1$s::text = any (?))".formatted(field(rule)), parameters);
            }
            case Check.InvalidValues invalid ->
                of(rule, table, keys, invalid(field(rule), invalid, parameters), parameters);
            case Check.DuplicateValues duplicates ->
                duplicates.fields().isEmpty() ? Optional.empty() : Optional.of(duplicates(rule, table, duplicates));
            case Check.RowCount _ ->
                Optional.of(new TableCheck(rule, "select count(*), count(*) from " + table, null, List.of()));
            case Check.Sql sql ->
                Optional.of(new TableCheck(
                        rule,
                        "select (select count(*) from %s), (%s)".formatted(table, query(sql.query())),
                        null,
                        List.of()));
            case Check.Custom _ -> Optional.empty();
        };
    }

    private static String field(QualityRule rule) {
        if (rule.field() == null) {
            throw new IllegalArgumentException("rule %s is about a property, and names none".formatted(rule.id()));
        }
        return rule.field();
    }

    private static Optional<TableCheck> of(
            QualityRule rule, SqlName table, SampleKey keys, String fails, List<Object> parameters) {
        var count = "select count(*), count(*) filter (where %s) from %s".formatted(fails, table);
        var samples = keys.fields().isEmpty()
                ? null
                : "select %s from %s where %s limit %d"
                        .formatted(String.join(", ", keys.fields()), table, fails, RuleReport.SAMPLES_MAX);
        return Optional.of(new TableCheck(rule, count, samples, parameters));
    }

    /** The pattern is read by PostgreSQL here and by Java in the stream: what both read alike is what a contract may say. */
    private static String invalid(String field, Check.InvalidValues invalid, List<Object> parameters) {
        var fails = new ArrayList<String>();
        if (!invalid.validValues().isEmpty()) {
            parameters.add(invalid.validValues());
            fails.add("%s::text <> all (?)".formatted(field));
        }
        if (invalid.pattern() != null) {
            parameters.add("^(?:" + invalid.pattern() + ")$");
            fails.add("%s::text !~ ?".formatted(field));
        }
        return fails.isEmpty() ? "false" : "(%s)".formatted(String.join(" or ", fails));
    }

    private static TableCheck duplicates(QualityRule rule, SqlName table, Check.DuplicateValues duplicates) {
        var fields = String.join(", ", duplicates.fields());
        var given = duplicates.fields().stream()
                .map(field -> field + " is not null")
                .collect(Collectors.joining(" and "));
        return new TableCheck(rule, """
                select (select count(*) from %1$s), coalesce(sum(same.rows - 1), 0)
                from (select count(*) as rows from %1$s where %3$s group by %2$s having count(*) > 1) same""".formatted(table, fields, given), null, List.of());
    }

    private static String query(String query) {
        var stripped = query.strip();
        return stripped.endsWith(";") ? stripped.substring(0, stripped.length() - 1) : stripped;
    }
}
