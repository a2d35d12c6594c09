package org.finmesh.platform.contract.build;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Instants as contracts write them, by ISO 8601. */
public final class Instants {

    private static final int YEAR_MIN = 1970;
    private static final int YEAR_MAX = 9999;

    private Instants() {}

    /**
     * {@code 2027-06-30}, which begins at 00:00 UTC, or {@code 2027-06-30T18:00:00+02:00}; empty when {@code text} is
     * neither, or of a year before 1970 or after 9999.
     */
    public static Optional<Instant> parse(String text) {
        try {
            var at = text.length() <= "yyyy-mm-dd".length()
                    ? LocalDate.parse(text).atStartOfDay().atOffset(ZoneOffset.UTC)
                    : OffsetDateTime.parse(text);
            return Optional.of(at)
                    .filter(instant -> instant.getYear() >= YEAR_MIN && instant.getYear() <= YEAR_MAX)
                    .map(OffsetDateTime::toInstant);
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
