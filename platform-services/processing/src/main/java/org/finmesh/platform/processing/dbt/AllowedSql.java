package org.finmesh.platform.processing.dbt;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.finmesh.platform.contract.Contract.Property;

/** What a contract says of a field's values, as SQL that is true where a value breaks it; a null breaks nothing. */
final class AllowedSql {

    /** What means the same in Java's and in PostgreSQL's regular expressions; others the SDK checks before it publishes. */
    private static final Pattern COMMON = Pattern.compile("(?:[\\w \\[\\]{}().,+*?|^$/:@=-]|\\\\[dws.+*?|^$/-])*");

    /** Flags and looks, possessive quantifiers, a bracket within brackets. */
    private static final Pattern DIFFERENT = Pattern.compile("\\(\\?(?!:)|[+*?}]\\+|\\[[^\\]]*\\[");

    private final Property property;
    private final List<String> broken = new ArrayList<>();

    private AllowedSql(Property property) {
        this.property = property;
    }

    /** Empty where every value of the type is allowed. */
    static Optional<String> not(Property property) {
        var sql = new AllowedSql(property);
        switch (property.logicalType()) {
            case "string" -> sql.ofString();
            case "integer", "number" -> sql.ofNumber();
            case "date" -> sql.ofOrder(text -> "cast(%s as date)".formatted(literal(text)));
            case "timestamp" -> sql.ofOrder(text -> "cast(%s as timestamptz)".formatted(literal(text)));
            default -> {}
        }
        return sql.broken.isEmpty() ? Optional.empty() : Optional.of(String.join(" or ", sql.broken));
    }

    private void ofString() {
        if (!property.values().isEmpty()) {
            broken.add("%s not in (%s)"
                    .formatted(
                            property.name(),
                            property.values().stream().map(AllowedSql::literal).collect(Collectors.joining(", "))));
        }
        option("minLength", text -> "char_length(%s) < %d".formatted(property.name(), Integer.parseInt(text)));
        option("maxLength", text -> "char_length(%s) > %d".formatted(property.name(), Integer.parseInt(text)));
        if (property.option("pattern")
                .filter(pattern -> isCommon(pattern.asString()))
                .isPresent()) {
            option("pattern", text -> "%s !~ %s".formatted(property.name(), literal("^(?:" + text + ")$")));
        }
    }

    static boolean isCommon(String pattern) {
        return COMMON.matcher(pattern).matches() && !DIFFERENT.matcher(pattern).find();
    }

    private void ofNumber() {
        ofOrder(AllowedSql::number);
        option("multipleOf", text -> "mod(%s, %s) <> 0".formatted(property.name(), number(text)));
    }

    private interface Literal {
        String of(String text);
    }

    private void ofOrder(Literal literal) {
        option("minimum", text -> property.name() + " < " + literal.of(text));
        option("maximum", text -> property.name() + " > " + literal.of(text));
        option("exclusiveMinimum", text -> property.name() + " <= " + literal.of(text));
        option("exclusiveMaximum", text -> property.name() + " >= " + literal.of(text));
    }

    private void option(String name, Literal condition) {
        property.option(name)
                .filter(option -> !option.isNull())
                .ifPresent(option -> broken.add(condition.of(option.asString())));
    }

    private static String number(String text) {
        return new BigDecimal(text).toPlainString().toLowerCase(Locale.ROOT);
    }

    /** A text as SQL inside a template: dbt would evaluate what follows an opening brace. */
    static String literal(String text) {
        return "('" + text.replace("'", "''").replace("{", "' || chr(123) || '") + "')";
    }
}
