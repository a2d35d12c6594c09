package org.finmesh.platform.processing.quality;

import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.finmesh.platform.contract.QualityRule;
import org.finmesh.platform.contract.QualityRule.Check;
import org.jspecify.annotations.Nullable;

/**
 * A rule that each record keeps or breaks by itself, so that it can be counted in a stream.
 *
 * @param breaks whether a value of the rule's field does
 */
record ValueRule(QualityRule rule, String field, Predicate<@Nullable Object> breaks) {

    /** Empty for a rule about more than one record, or about more than one field. */
    static Optional<ValueRule> of(QualityRule rule) {
        var field = rule.field();
        return field == null
                ? Optional.empty()
                : breaks(rule.check()).map(breaks -> new ValueRule(rule, field, breaks));
    }

    private static Optional<Predicate<@Nullable Object>> breaks(Check check) {
        return switch (check) {
            case Check.NullValues _ -> Optional.of(value -> value == null);
            case Check.MissingValues missing -> {
                var none = Set.copyOf(missing.values());
                yield Optional.of(value -> value == null || none.contains(value.toString()));
            }
            case Check.InvalidValues invalid -> {
                var valid = Set.copyOf(invalid.validValues());
                var pattern = invalid.pattern() == null ? null : Pattern.compile(invalid.pattern());
                yield Optional.of(value -> value != null && !isValid(value.toString(), valid, pattern));
            }
            case Check.DuplicateValues _, Check.RowCount _, Check.Sql _, Check.Custom _ -> Optional.empty();
        };
    }

    private static boolean isValid(String text, Set<String> valid, @Nullable Pattern pattern) {
        return (valid.isEmpty() || valid.contains(text))
                && (pattern == null || pattern.matcher(text).matches());
    }
}
