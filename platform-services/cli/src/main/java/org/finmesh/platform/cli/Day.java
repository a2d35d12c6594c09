package org.finmesh.platform.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * From when or until when something counts: a day, which counts whole, in UTC; or an instant.
 *
 * @param begin the instant, or the day's first
 * @param end the instant, or the first after the day
 */
record Day(Instant begin, Instant end) {

    /** Reads it as it is written on the command line. */
    static final class Reader implements ITypeConverter<Day> {

        @Override
        public Day convert(String text) {
            try {
                return text.contains("T") ? of(Instant.parse(text)) : of(LocalDate.parse(text));
            } catch (DateTimeParseException e) {
                throw new TypeConversionException(
                        "'%s' is neither a day such as 2026-12-31 nor an instant such as 2026-12-31T17:00:00Z"
                                .formatted(text));
            }
        }

        private static Day of(Instant instant) {
            return new Day(instant, instant);
        }

        private static Day of(LocalDate day) {
            return new Day(
                    day.atStartOfDay(ZoneOffset.UTC).toInstant(),
                    day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
        }
    }
}
