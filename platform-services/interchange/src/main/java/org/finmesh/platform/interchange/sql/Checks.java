package org.finmesh.platform.interchange.sql;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.finmesh.platform.interchange.document.Bound;
import org.finmesh.platform.interchange.document.ContractSource;
import org.finmesh.platform.interchange.document.Place;
import org.finmesh.platform.interchange.document.Regexes;
import org.jspecify.annotations.Nullable;

/** What a property's values must be, as conditions of {@code CHECK}; {@link CheckReader} reads them back. */
final class Checks {

    private static final String COUNT_OF_BREAKS = "SELECT COUNT(*) FROM {object} WHERE NOT (";

    private Checks() {}

    /** The conditions on one column; takes what they say. */
    static List<String> of(Place property, String column, SqlType type) {
        var checks = new ArrayList<String>();
        var values = ContractSource.values(property);
        if (!values.isEmpty()) {
            checks.add("%s IN (%s)"
                    .formatted(
                            column,
                            String.join(", ", values.stream().map(Sql::value).toList())));
        }
        addBounds(property, column, type, checks);
        var options = property.at("logicalTypeOptions");
        if (!type.array()) {
            addSize(options.at("minLength"), "char_length(%s) >= %s", column, checks);
            addSize(options.at("maxLength"), "char_length(%s) <= %s", column, checks);
            addPattern(options.at("pattern"), column, checks);
        } else {
            addSize(options.at("minItems"), "cardinality(%s) >= %s", column, checks);
            addSize(options.at("maxItems"), "cardinality(%s) <= %s", column, checks);
        }
        if (options.at("multipleOf").look().isNumber()) {
            checks.add("%s %% %s = 0"
                    .formatted(column, Sql.value(options.at("multipleOf").take())));
        }
        return checks;
    }

    private static void addBounds(Place property, String column, SqlType type, List<String> checks) {
        for (var bound : Bound.of(property)) {
            if (bound.value().isNumber() || Instants.isReadable(bound.value().asString(), type.base())) {
                checks.add("%s %s %s".formatted(column, bound.operator(), Sql.value(bound.value())));
                bound.take();
            } else {
                bound.leave("not ISO 8601, so PostgreSQL may not read it as a %s".formatted(type.base()));
            }
        }
    }

    private static void addSize(Place option, String condition, String column, List<String> checks) {
        // Already taken where the type says it: varchar(20).
        if (option.look().isNumber() && option.remainder() != null) {
            checks.add(condition.formatted(column, Sql.value(option.take())));
        }
    }

    private static void addPattern(Place pattern, String column, List<String> checks) {
        var regex = pattern.text();
        if (regex == null) {
            return;
        }
        if (Regexes.areShared(regex)) {
            pattern.take();
            checks.add("%s ~ %s".formatted(column, Sql.text(Regexes.anchored(regex))));
        } else {
            pattern.leave("PostgreSQL's regular expressions may not mean the same by it");
        }
    }

    /** The condition of a rule that counts the rows which break it, or null where the rule is another. */
    static @Nullable String condition(Place rule) {
        var query = rule.at("query").text();
        var plain = rule.members().stream()
                .allMatch(member -> List.of("type", "name", "query", "mustBe").contains(member.key()));
        if (!plain
                || query == null
                || !query.startsWith(COUNT_OF_BREAKS)
                || !query.endsWith(")")
                || !isZero(rule.at("mustBe"))) {
            return null;
        }
        var condition = query.substring(COUNT_OF_BREAKS.length(), query.length() - 1);
        if (!Fragment.isOne(condition)) {
            return null;
        }
        return condition;
    }

    static boolean isZero(Place value) {
        return value.look().isNumber() && value.look().decimalValue().compareTo(BigDecimal.ZERO) == 0;
    }

    /** The rule that {@link #condition} reads back. */
    static String query(String condition) {
        return COUNT_OF_BREAKS + condition + ")";
    }
}
