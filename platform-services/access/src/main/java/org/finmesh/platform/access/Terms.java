package org.finmesh.platform.access;

import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is read, how, and for how long.
 *
 * @param fields of the port's contract; at least one
 * @param wholePort whether fields are every field of the port, so that a later one held no more closely is covered too
 * @param personal how the personal ones among them are read
 * @param legalBasis null where none is needed
 * @param days how long from the approval on, 1 to 730
 */
public record Terms(
        SortedSet<String> fields,
        boolean wholePort,
        PersonalData personal,
        @Nullable LegalBasis legalBasis,
        int days) {

    private static final int DAYS_MAX = 730;

    /** @throws AccessException PERIOD_BOUNDS, NO_FIELDS */
    public Terms {
        fields = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(fields));
        if (fields.isEmpty()) {
            throw new AccessException(AccessError.NO_FIELDS, "name at least one field, or ask for the whole port");
        }
        if (days < 1 || days > DAYS_MAX) {
            throw new AccessException(
                    AccessError.PERIOD_BOUNDS, "access for %d days: ask for 1 to %d".formatted(days, DAYS_MAX));
        }
    }

    /**
     * @param fields null for the whole port
     * @throws AccessException FIELD_UNKNOWN, PERIOD_BOUNDS, NO_FIELDS
     */
    public static Terms of(
            OfferedPort port,
            @Nullable Collection<String> fields,
            PersonalData personal,
            @Nullable LegalBasis legalBasis,
            int days) {
        var names = port.fields().stream().map(OfferedPort.Field::name).toList();
        var asked = fields == null ? names : List.copyOf(fields);
        asked.stream().filter(field -> !names.contains(field)).findFirst().ifPresent(unknown -> {
            throw new AccessException(
                    AccessError.FIELD_UNKNOWN,
                    "%s has no field '%s'; it has %s".formatted(port.port(), unknown, String.join(", ", names)));
        });
        return new Terms(new TreeSet<>(asked), fields == null, personal, legalBasis, days);
    }

    /** The agreed fields as the port has them now. */
    public List<OfferedPort.Field> of(OfferedPort port) {
        return port.fields().stream()
                .filter(field -> fields.contains(field.name()))
                .toList();
    }

    /** Whether a personal field is read, and only masked. */
    public boolean readsMasked(OfferedPort port) {
        return personal == PersonalData.MASKED && of(port).stream().anyMatch(OfferedPort.Field::personal);
    }
}
