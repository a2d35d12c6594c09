package org.finmesh.platform.access;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
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
        fields = Collections.unmodifiableSortedSet(new TreeSet<>(fields));
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
        var names = port.names();
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

    /** These terms on the port that follows: every field of it, or those of the named that it has; empty when it has none. */
    Optional<Terms> on(OfferedPort successor) {
        var there = new TreeSet<>(successor.names());
        if (!wholePort) {
            there.retainAll(fields);
        }
        return there.isEmpty() ? Optional.empty() : Optional.of(reading(there));
    }

    /** With fields that a later minor version of the port has. */
    Terms with(Collection<String> further) {
        var all = new TreeSet<>(fields);
        all.addAll(further);
        return reading(all);
    }

    private Terms reading(SortedSet<String> others) {
        return new Terms(others, wholePort, personal, legalBasis, days);
    }

    /** In words, for the agreement's history. */
    @Override
    public String toString() {
        return "%s, personal data %s, %s%d days"
                .formatted(
                        wholePort ? "the whole port" : String.join(", ", fields),
                        personal == PersonalData.MASKED ? "masked" : "in clear",
                        legalBasis == null ? "" : "on the legal basis " + legalBasis.label() + ", ",
                        days);
    }
}
