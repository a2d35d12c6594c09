package org.finmesh.governance;

import java.util.Set;
import org.finmesh.platform.contract.DomainName;

/**
 * Who acts, as whoever signed them in says.
 *
 * @param owns domains that the person is an owner of now
 * @param council whether the person is in the council's group now
 */
public record Person(String user, Set<DomainName> owns, boolean council) {

    public Person {
        owns = Set.copyOf(owns);
    }

    /** Everybody whom decisions bind may propose one: members and owners of domains, of those without a seat too. */
    public void requireMayPropose() {
        if (!council && owns.isEmpty()) {
            throw new GovernanceException(
                    GovernanceError.NOT_ON_THE_COUNCIL,
                    "%s neither owns a domain nor is on the council: an owner of your domain can propose it"
                            .formatted(user));
        }
    }

    /**
     * The seat that this person speaks for: by the charter, and still by the groups that they are in.
     *
     * @throws GovernanceException NOT_ON_THE_COUNCIL
     */
    public Seat seat(Charter charter) {
        var seat = charter.seatOf(user)
                .orElseThrow(() -> new GovernanceException(
                        GovernanceError.NOT_ON_THE_COUNCIL,
                        "%s is no member of the council by its charter: './mesh council members' names them"
                                .formatted(user)));
        var holds = switch (seat) {
            case Seat.OfDomain(var domain) -> owns.contains(domain);
            case Seat.OfCentralTeam _ -> council;
        };
        if (!holds) {
            throw new GovernanceException(
                    GovernanceError.NOT_ON_THE_COUNCIL,
                    "%s is named in the charter for %s, but is not of it any more".formatted(user, seat.label()));
        }
        return seat;
    }
}
