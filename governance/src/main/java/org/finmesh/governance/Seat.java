package org.finmesh.governance;

import org.finmesh.platform.contract.DomainName;

/** A vote in the council: it can be given again, and counts once. */
public sealed interface Seat {

    /** A domain's, whoever of its members gives it. */
    record OfDomain(DomainName domain) implements Seat {}

    /** Of one of the central team. */
    record OfCentralTeam(String user) implements Seat {}

    /** As it is shown and stored: {@code treasury}, {@code central:kofi}. */
    default String label() {
        return switch (this) {
            case OfDomain(var domain) -> domain.value();
            case OfCentralTeam(var user) -> "central:" + user;
        };
    }
}
