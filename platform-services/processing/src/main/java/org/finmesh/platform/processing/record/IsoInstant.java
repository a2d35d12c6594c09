package org.finmesh.platform.processing.record;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Instants as text by ISO 8601, just as {@link Instant#parse} reads them. What machines write, {@code
 * 2026-11-23T10:00:00.123456Z}, is read digit by digit: every record has such a text, and the general parser takes ten times as
 * long.
 */
final class IsoInstant {

    private static final int FRACTION_AT = 20;
    private static final int DIGITS_MAX = 9;
    private static final String FORM = "0000-00-00T00:00:00";

    private IsoInstant() {}

    /** @throws DateTimeException when it is none */
    static Instant parse(String text) {
        return isPlain(text) ? plain(text) : Instant.parse(text);
    }

    /** To the second, or with one to nine digits of it; no hour 24 and no leap second, which are read otherwise. */
    private static boolean isPlain(String text) {
        var end = text.length() - 1;
        if (end != FORM.length() && (end <= FRACTION_AT || end > FRACTION_AT + DIGITS_MAX) || text.charAt(end) != 'Z') {
            return false;
        }
        for (var i = 0; i < FORM.length(); i++) {
            if (FORM.charAt(i) == '0' ? !isDigit(text.charAt(i)) : text.charAt(i) != FORM.charAt(i)) {
                return false;
            }
        }
        if (end != FORM.length() && text.charAt(FORM.length()) != '.') {
            return false;
        }
        for (var i = FRACTION_AT; i < end; i++) {
            if (!isDigit(text.charAt(i))) {
                return false;
            }
        }
        return number(text, 11, 13) < 24 && number(text, 14, 16) < 60 && number(text, 17, 19) < 60;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static Instant plain(String text) {
        var day = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10))
                .toEpochDay();
        var second = (number(text, 11, 13) * 60L + number(text, 14, 16)) * 60 + number(text, 17, 19);
        return Instant.ofEpochSecond(day * 86_400 + second, nanos(text));
    }

    private static int nanos(String text) {
        var end = text.length() - 1;
        var nanos = end > FRACTION_AT ? number(text, FRACTION_AT, end) : 0;
        for (var digits = Math.max(0, end - FRACTION_AT); digits < DIGITS_MAX; digits++) {
            nanos *= 10;
        }
        return nanos;
    }

    private static int number(String text, int from, int to) {
        var number = 0;
        for (var i = from; i < to; i++) {
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }
}
