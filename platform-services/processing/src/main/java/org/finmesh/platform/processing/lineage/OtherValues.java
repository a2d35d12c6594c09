package org.finmesh.platform.processing.lineage;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Other values for a field: those that other records had in it, which are valid together with their kind (an ISIN, a
 * currency), and made-up neighbours. Remembers 4 values of each of at most 2,000 fields. Not thread-safe.
 */
final class OtherValues {

    private static final int FIELDS_MAX = 2_000;
    private static final int VALUES_MAX = 4;
    private static final int TRIES_MAX = 8;

    private final Map<Field, ArrayDeque<Object>> seen = new HashMap<>();

    void see(Field field, @Nullable Object value) {
        var values = seen.get(field);
        if (value == null || values == null && seen.size() == FIELDS_MAX) {
            return;
        }
        if (values == null) {
            values = new ArrayDeque<>(VALUES_MAX);
            seen.put(field, values);
        }
        if (!values.contains(value)) {
            if (values.size() == VALUES_MAX) {
                values.removeFirst();
            }
            values.addLast(value);
        }
    }

    /** Those seen first, at most 8, none equal to the leaf's. */
    List<@Nullable Object> of(Field field, Leaf leaf) {
        var others = new ArrayList<@Nullable Object>(seen.getOrDefault(field, new ArrayDeque<>()));
        others.addAll(madeUp(leaf));
        if (leaf.nullable()) {
            others.add(null);
        }
        return others.stream()
                .filter(other -> !Objects.equals(other, leaf.value()))
                .distinct()
                .limit(TRIES_MAX)
                .toList();
    }

    private static List<?> madeUp(Leaf leaf) {
        return switch (leaf.value()) {
            case null -> firsts(leaf.type());
            case String text -> List.of(text + "x", "x" + text);
            case BigDecimal number -> List.of(number.add(BigDecimal.ONE), number.add(number), number.negate());
            case BigInteger number -> List.of(number.add(BigInteger.ONE), number.add(number), number.negate());
            case Long number -> List.of(number + 1, number * 2, -number);
            case Integer number -> List.of(number + 1, number * 2, -number);
            case Double number -> List.of(number + 1, number * 2);
            case Boolean flag -> List.of(!flag);
            case Instant instant -> List.of(instant.plus(Duration.ofDays(1)), instant.minusSeconds(1));
            case LocalDate date -> List.of(date.plusDays(1), date.minusDays(1));
            case Enum<?> constant -> List.of(constant.getDeclaringClass().getEnumConstants());
            default -> List.of();
        };
    }

    /** For a field that is null and of which no value was seen. */
    private static List<?> firsts(Class<?> type) {
        if (type.isEnum()) {
            return Arrays.asList(type.getEnumConstants());
        }
        if (type == String.class) {
            return List.of("x");
        }
        if (type == BigDecimal.class) {
            return List.of(BigDecimal.ONE);
        }
        if (type == Long.class) {
            return List.of(1L);
        }
        if (type == Integer.class) {
            return List.of(1);
        }
        if (type == Boolean.class) {
            return List.of(true, false);
        }
        if (type == Instant.class) {
            return List.of(Instant.EPOCH.plus(Duration.ofDays(20_000)));
        }
        return type == LocalDate.class ? List.of(LocalDate.EPOCH.plusDays(20_000)) : List.of();
    }
}
