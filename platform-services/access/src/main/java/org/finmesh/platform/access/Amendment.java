package org.finmesh.platform.access;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How terms are to be others; what is null stays as it is.
 *
 * @param wholePort true for every field of the port; then {@code fields} is null
 * @param days how long from the approval on
 * @param note why
 */
public record Amendment(
        @Nullable List<String> fields,
        @Nullable Boolean wholePort,
        @Nullable PersonalData personal,
        @Nullable LegalBasis legalBasis,
        @Nullable Integer days,
        String note) {

    /** @throws AccessException NO_FIELDS when it names fields and the whole port */
    public Amendment {
        if (fields != null && Boolean.TRUE.equals(wholePort)) {
            throw new AccessException(AccessError.NO_FIELDS, "name fields, or ask for the whole port, not both");
        }
    }

    /** @throws AccessException FIELD_UNKNOWN, NO_FIELDS, PERIOD_BOUNDS */
    Terms of(Terms before, OfferedPort port) {
        var how = Optional.ofNullable(personal).orElse(before.personal());
        var basis = Optional.ofNullable(legalBasis).orElse(before.legalBasis());
        var period = Optional.ofNullable(days).orElse(before.days());
        if (fields == null && wholePort == null) {
            return new Terms(before.fields(), before.wholePort(), how, basis, period);
        }
        if (fields == null && !wholePort) {
            return new Terms(before.fields(), false, how, basis, period);
        }
        return Terms.of(port, fields, how, basis, period);
    }
}
