package org.finmesh.platform.interchange.sql;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;

/** Bounds of dates and times, as texts of ISO 8601. */
final class Instants {

    private Instants() {}

    /** Whether PostgreSQL reads the text as a value of the type. */
    static boolean isReadable(String text, String type) {
        try {
            return switch (type) {
                case "date" -> LocalDate.parse(text) != null;
                case "time", "timetz" -> LocalTime.parse(text) != null;
                case "timestamp", "timestamptz" ->
                    text.length() == 10
                            ? LocalDate.parse(text) != null
                            : DateTimeFormatter.ISO_DATE_TIME.parse(text) != null;
                default -> false;
            };
        } catch (DateTimeException _) {
            return false;
        }
    }
}
