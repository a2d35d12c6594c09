package org.finmesh.governance.council;

import java.util.List;
import java.util.stream.Collectors;
import org.finmesh.governance.Choice;
import org.finmesh.governance.Dossier;
import org.finmesh.governance.Draft;
import org.finmesh.governance.GovernanceError;
import org.finmesh.governance.GovernanceException;
import org.finmesh.governance.Person;
import org.finmesh.governance.Proposal;
import org.finmesh.governance.ProposalState;
import org.finmesh.governance.Replay;
import org.finmesh.governance.Seat;

/** What people do with proposals, one after the other, by the rules in force at that moment. */
public final class Chamber {

    private final Law law;
    private final Proposals proposals;
    private final Replays replays;
    private final Opening opening;
    private final Sitting sitting;
    private final Outcomes outcomes;
    private final CouncilTransactions transactions;

    public Chamber(
            Law law,
            Proposals proposals,
            Replays replays,
            Opening opening,
            Sitting sitting,
            Outcomes outcomes,
            CouncilTransactions transactions) {
        this.law = law;
        this.proposals = proposals;
        this.replays = replays;
        this.opening = opening;
        this.sitting = sitting;
        this.outcomes = outcomes;
        this.transactions = transactions;
    }

    public Dossier propose(Person person, Draft draft) {
        return dossier(transactions.inTurn(() -> {
            law.catchUp();
            return opening.open(draft, person.user());
        }));
    }

    public void vote(Person person, long id, Choice choice, String note) {
        transactions.inTurn(() -> {
            law.catchUp();
            sitting.vote(person, proposals.get(id), choice, note);
            return id;
        });
    }

    public void withdraw(Person person, long id, String note) {
        transactions.inTurn(() -> {
            law.catchUp();
            sitting.withdraw(person, proposals.get(id), note);
            return id;
        });
    }

    public Replay replay(long id) {
        return transactions.inTurn(() -> {
            law.catchUp();
            var proposal = proposals.get(id);
            switch (proposal.state()) {
                case OPEN, ACCEPTED -> sitting.replay(proposal);
                case REJECTED, LAPSED, WITHDRAWN, OUTDATED, IN_FORCE, SUPERSEDED ->
                    throw new GovernanceException(
                            GovernanceError.PROPOSAL_CLOSED,
                            "proposal %d is %s: what it would do is no question any more"
                                    .formatted(id, proposal.state().label()));
            }
            return replays.latest(id).orElseThrow();
        });
    }

    /** Newest first. */
    public List<Proposal> proposals() {
        return proposals.all();
    }

    public Dossier dossier(long id) {
        var proposal = proposals.get(id);
        return new Dossier(
                proposal,
                replays.latest(id),
                sitting.tally(proposal),
                sitting.votes(proposal),
                Electorate.of(proposal, law.charterFor(proposal)).stream()
                        .map(Seat::label)
                        .collect(Collectors.toSet()),
                outcomes.of(proposal),
                proposals.successors(id).stream().findFirst());
    }

    public String record(long id) {
        var dossier = dossier(id);
        if (dossier.proposal().state() == ProposalState.OPEN) {
            throw new GovernanceException(
                    GovernanceError.PROPOSAL_OPEN,
                    "proposal %d is open for votes until %s: there is nothing to record yet"
                            .formatted(id, dossier.proposal().closesAt()));
        }
        return MadrRecord.of(dossier);
    }
}
