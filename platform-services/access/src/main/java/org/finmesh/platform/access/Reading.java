package org.finmesh.platform.access;

import java.util.Comparator;

/**
 * How a consumer reads a port, or will: by one live agreement.
 *
 * @param terms in force; of a request, those asked for
 * @param inForce whether it can be read now
 */
public record Reading(ConsumerId consumer, Terms terms, OfferedPort port, boolean inForce) {

    /** What can be read now first, and of that what shows most. */
    static final Comparator<Reading> WIDEST_FIRST = Comparator.comparing(Reading::inForce)
            .thenComparing(reading -> reading.entitlement().topic().isPresent())
            .thenComparing(reading -> reading.terms().fields().size())
            .thenComparing(reading -> reading.terms().personal())
            .reversed();

    public Entitlement entitlement() {
        return Entitlement.of(terms, port);
    }
}
