package org.finmesh.governance.council;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.finmesh.governance.Charter;
import org.finmesh.governance.Charter.ProposersVote;
import org.finmesh.governance.Charter.Recusal;
import org.finmesh.governance.Proposal;
import org.finmesh.governance.Proposal.FileChange;
import org.finmesh.governance.Seat;
import org.finmesh.platform.contract.DomainName;
import org.finmesh.platform.contract.ProductId;
import org.finmesh.platform.contract.SourceFile;
import org.finmesh.platform.contract.YamlFile;

/** Who may vote on a proposal: all seats of the charter but those that it recuses. */
final class Electorate {

    private static final String WAIVERS = "waivers/";

    private Electorate() {}

    static Set<Seat> of(Proposal proposal, Charter charter) {
        var seats = new LinkedHashSet<>(charter.seats());
        if (charter.proposersVote() == ProposersVote.RECUSED) {
            charter.seatOf(proposal.proposedBy()).ifPresent(seats::remove);
        }
        if (charter.recusals().contains(Recusal.WAIVED_DOMAIN)) {
            waivedDomains(proposal).forEach(domain -> seats.remove(new Seat.OfDomain(domain)));
        }
        return seats;
    }

    /** Also of a waiver that is changed or taken away: it is about that domain as well. */
    private static Set<DomainName> waivedDomains(Proposal proposal) {
        return proposal.changes().stream()
                .filter(change -> change.path().startsWith(WAIVERS))
                .flatMap(Electorate::texts)
                .map(file -> ProductId.parse(YamlFile.read(file).path("product").asString())
                        .domain())
                .collect(Collectors.toSet());
    }

    private static Stream<SourceFile> texts(FileChange change) {
        return Stream.of(change.base(), change.content())
                .filter(text -> text != null)
                .map(text -> new SourceFile(change.path(), text));
    }
}
