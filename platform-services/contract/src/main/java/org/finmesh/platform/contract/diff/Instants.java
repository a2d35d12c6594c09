package org.finmesh.platform.contract.diff;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import org.jspecify.annotations.Nullable;

/** Dates and times by ISO 8601 as numbers, so that they have an order. Where no zone is said, it is UTC. */
final class Instants {

    private static final DateTimeFormatter DATE_TIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("['T'][' ']")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendPattern("[XXX][XX][X]")
            .toFormatter();
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendPattern("[XXX][XX][X]")
            .toFormatter();

    private Instants() {}

    /** Seconds since the epoch, or since midnight for a time of the day; null where {@code text} is neither. */
    static @Nullable BigDecimal seconds(String text) {
        if (text.isEmpty() || !Character.isDigit(text.charAt(0))) {
            return null;
        }
        try {
            return text.indexOf('-') != 4 ? timeOfDay(text) : text.length() > 10 ? dateTime(text) : date(text);
        } catch (DateTimeException _) {
            return null;
        }
    }

    private static BigDecimal date(String text) {
        return BigDecimal.valueOf(LocalDate.parse(text).toEpochDay() * 86_400);
    }

    private static BigDecimal dateTime(String text) {
        return switch (DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from)) {
            case OffsetDateTime zoned -> number(zoned.toEpochSecond(), zoned);
            case TemporalAccessor local -> {
                var utc = LocalDateTime.from(local).toEpochSecond(ZoneOffset.UTC);
                yield number(utc, local);
            }
        };
    }

    private static BigDecimal timeOfDay(String text) {
        return switch (TIME.parseBest(text, OffsetTime::from, LocalTime::from)) {
            case OffsetTime zoned ->
                number(zoned.toLocalTime().toSecondOfDay() - zoned.getOffset().getTotalSeconds(), zoned);
            case TemporalAccessor local -> number(LocalTime.from(local).toSecondOfDay(), local);
        };
    }

    private static BigDecimal number(long seconds, TemporalAccessor time) {
        return BigDecimal.valueOf(seconds).add(BigDecimal.valueOf(time.get(ChronoField.NANO_OF_SECOND), 9));
    }
}
