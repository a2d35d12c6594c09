package org.finmesh.platform.processing.record;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.PatternSyntaxException;
import org.finmesh.platform.contract.Contract.Property;
import org.finmesh.platform.contract.IdentifierScheme;
import org.finmesh.platform.contract.TextForm;
import org.finmesh.platform.processing.ProcessingError;
import org.finmesh.platform.processing.ProcessingException;
import tools.jackson.databind.JsonNode;

/**
 * The rules that follow from a property: allowed values, identifiers by ISO's form and
 * checksum, and the {@code logicalTypeOptions} of ODCS. Beside these a value
 * must fit every outlet: no U+0000 in strings (PostgreSQL has none), years 1 to 9999.
 */
final class FieldChecks {

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");
    private static final LocalDate FIRST_DAY = LocalDate.of(1, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

    private final Property property;
    private final List<FieldCheck> checks = new ArrayList<>();

    private FieldChecks(Property property) {
        this.property = property;
    }

    static List<FieldCheck> of(Property property) {
        var checks = new FieldChecks(property);
        switch (property.logicalType()) {
            case "string" -> checks.ofString();
            case "integer" -> checks.ofOrder(value -> (Long) value, text -> new BigDecimal(text).longValueExact());
            case "number" -> checks.ofNumber();
            case "date" -> checks.ofDate();
            case "timestamp" -> checks.ofTimestamp();
            default -> {}
        }
        return List.copyOf(checks.checks);
    }

    private void ofString() {
        add(
                "TEXT",
                "has a character that cannot be stored (U+0000, or half of a surrogate pair)",
                FieldChecks::storable);
        if (!property.values().isEmpty()) {
            var allowed = Set.copyOf(property.values());
            add("ENUM", "is none of " + property.values(), allowed::contains);
        }
        scheme().ifPresent(scheme -> add(
                "IDENTIFIER",
                "is no %s (%s)".formatted(scheme, scheme.standard()),
                value -> scheme.accepts((String) value)));
        option(
                "minLength",
                text -> Integer.parseInt(text),
                min -> add("LENGTH", "has fewer than " + min + " characters", value -> length(value) >= min));
        option(
                "maxLength",
                text -> Integer.parseInt(text),
                max -> add("LENGTH", "has more than " + max + " characters", value -> length(value) <= max));
        option(
                "pattern",
                TextForm::of,
                pattern -> add("PATTERN", "does not match " + pattern, value -> pattern.matches((String) value)));
    }

    /** A scheme that the bank defines itself is in the governance standards, which do not reach here. */
    private Optional<IdentifierScheme> scheme() {
        return Optional.ofNullable(property.customProperties().get("identifierScheme"))
                .flatMap(name -> IdentifierScheme.named(name.asString("")));
    }

    private void ofNumber() {
        var scale = property.scale();
        var precision = property.precision();
        if (scale == null || precision == null) {
            throw new IllegalStateException("number '%s' has no precision and scale".formatted(property.name()));
        }
        add(
                "PRECISION",
                "has more than %d digits, %d of them after the point".formatted(precision, scale),
                value -> fits((BigDecimal) value, precision, scale));
        ofOrder(value -> (BigDecimal) value, BigDecimal::new);
        option(
                "multipleOf",
                BigDecimal::new,
                unit -> add(
                        "BOUNDS",
                        "is no multiple of " + unit,
                        value -> ((BigDecimal) value).remainder(unit).signum() == 0));
    }

    private void ofDate() {
        add(
                "BOUNDS",
                "is outside the years 1 to 9999",
                value -> !((LocalDate) value).isBefore(FIRST_DAY) && !((LocalDate) value).isAfter(LAST_DAY));
        ofOrder(value -> (LocalDate) value, LocalDate::parse);
    }

    private void ofTimestamp() {
        add(
                "BOUNDS",
                "is outside the years 1 to 9999",
                value -> !((Instant) value).isBefore(EARLIEST) && !((Instant) value).isAfter(LATEST));
        ofOrder(value -> (Instant) value, Instant::parse);
    }

    private <C extends Comparable<? super C>> void ofOrder(Function<Object, C> as, Function<String, C> parse) {
        option(
                "minimum",
                parse,
                min -> add("BOUNDS", "is below " + min, value -> as.apply(value).compareTo(min) >= 0));
        option(
                "maximum",
                parse,
                max -> add("BOUNDS", "is above " + max, value -> as.apply(value).compareTo(max) <= 0));
        option(
                "exclusiveMinimum",
                parse,
                min -> add(
                        "BOUNDS",
                        "is not above " + min,
                        value -> as.apply(value).compareTo(min) > 0));
        option(
                "exclusiveMaximum",
                parse,
                max -> add(
                        "BOUNDS",
                        "is not below " + max,
                        value -> as.apply(value).compareTo(max) < 0));
    }

    private interface Use<V> {
        void of(V value);
    }

    private <V> void option(String name, Function<String, V> parse, Use<V> use) {
        JsonNode option = property.options().get(name);
        if (option == null || option.isNull()) {
            return;
        }
        V value;
        try {
            value = parse.apply(option.asString());
        } catch (ArithmeticException | NumberFormatException | DateTimeException | PatternSyntaxException wrong) {
            throw new ProcessingException(
                    ProcessingError.BAD_CONTRACT,
                    "property '%s': its option %s, '%s', is not valid for a %s: %s"
                            .formatted(
                                    property.name(),
                                    name,
                                    option.asString(),
                                    property.logicalType(),
                                    wrong.getMessage()),
                    wrong);
        }
        use.of(value);
    }

    private void add(String code, String what, Predicate<Object> keeps) {
        var breach = Breach.of(code, property.name(), what);
        checks.add(value -> keeps.test(value) ? null : breach);
    }

    private static int length(Object value) {
        var text = (String) value;
        return text.codePointCount(0, text.length());
    }

    static boolean fits(BigDecimal value, int precision, int scale) {
        var unpadded = value.scale() <= scale ? value : value.stripTrailingZeros();
        return unpadded.scale() <= scale && (long) unpadded.precision() - unpadded.scale() <= precision - scale;
    }

    private static boolean storable(Object value) {
        var text = (String) value;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == 0) {
                return false;
            }
            if (Character.isSurrogate(c)) {
                if (i + 1 == text.length() || !Character.isSurrogatePair(c, text.charAt(i + 1))) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }
}
