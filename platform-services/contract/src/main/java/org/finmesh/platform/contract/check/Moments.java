package org.finmesh.platform.contract.check;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.temporal.TemporalAccessor;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Dates, times and timestamps by ISO 8601, a blank in place of the T allowed. Of other formats nothing is known. */
final class Moments {

    private static final int LENGTH_MAX = 40;

    private Moments() {}

    /** Which comes first; empty where one is no moment, or they are not of one kind. */
    static OptionalInt compare(@Nullable String left, @Nullable String right) {
        if (left == null || right == null || left.length() > LENGTH_MAX || right.length() > LENGTH_MAX) {
            return OptionalInt.empty();
        }
        return Stream.<OptionalInt>of(
                        compare(left, right, LocalDate::parse),
                        compare(
                                left,
                                right,
                                text -> OffsetDateTime.parse(iso(text)).toInstant()),
                        compare(left, right, text -> LocalDateTime.parse(iso(text))),
                        compare(left, right, LocalTime::parse),
                        compare(left, right, OffsetTime::parse))
                .filter(OptionalInt::isPresent)
                .findFirst()
                .orElse(OptionalInt.empty());
    }

    private static String iso(String text) {
        return text.replace(' ', 'T');
    }

    private static <T extends TemporalAccessor & Comparable<? super T>> OptionalInt compare(
            String left, String right, Function<String, T> parser) {
        try {
            return OptionalInt.of(parser.apply(left).compareTo(parser.apply(right)));
        } catch (DateTimeException _) {
            return OptionalInt.empty();
        }
    }
}
