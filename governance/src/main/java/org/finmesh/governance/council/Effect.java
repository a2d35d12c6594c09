package org.finmesh.governance.council;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.finmesh.governance.Council;
import org.finmesh.governance.Proposal;
import org.finmesh.governance.Proposal.Step;
import org.finmesh.governance.ProposalState;
import org.finmesh.governance.Rulebook;
import org.jspecify.annotations.Nullable;

/** What time brings: votes that are closed, and decisions that take effect. */
public final class Effect {

    private final Law law;
    private final Proposals proposals;
    private final Sitting sitting;
    private final Minutes minutes;
    private final CouncilTransactions transactions;
    private final Clock clock;

    /** The rules by which all open proposals have been looked at: whoever put later ones into force, they are not these. */
    private @Nullable Rulebook reviewedBy;

    public Effect(
            Law law,
            Proposals proposals,
            Sitting sitting,
            Minutes minutes,
            CouncilTransactions transactions,
            Clock clock) {
        this.law = law;
        this.proposals = proposals;
        this.sitting = sitting;
        this.minutes = minutes;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Brings the rules in force, and all proposals, to where they have to be now. Each step is there whole or not at all. */
    public synchronized void advance() {
        law.catchUp();
        advanceDue();
        advanceDue(); // what was accepted just now may take effect at once
        law.catchUp();
        var rules = law.inForce();
        if (rules != reviewedBy) {
            proposals.in(ProposalState.OPEN).forEach(open -> transactions.inTurn(() -> review(open.id())));
            reviewedBy = rules;
        }
    }

    private void advanceDue() {
        proposals.due(clock.instant()).forEach(id -> transactions.inTurn(() -> advance(id)));
    }

    private ProposalState advance(long id) {
        law.catchUp();
        var proposal = proposals.get(id);
        if (proposal.state() == ProposalState.OPEN) {
            sitting.settle(proposal);
        } else if (proposal.state() == ProposalState.ACCEPTED && isDue(proposal)) {
            takeEffect(proposal);
        }
        return proposals.get(id).state();
    }

    /** After the rules changed: is it still about what is in force, and do its votes decide by the charter as it is now? */
    private ProposalState review(long id) {
        var proposal = proposals.get(id);
        if (proposal.state() == ProposalState.OPEN && !sitting.outdate(proposal)) {
            sitting.settle(proposal);
        }
        return proposal.state();
    }

    private boolean isDue(Proposal proposal) {
        return proposal.effectiveAt().filter(at -> !at.isAfter(clock.instant())).isPresent();
    }

    private void takeEffect(Proposal proposal) {
        if (sitting.outdate(proposal)) {
            return;
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var rules = law.with(List.of(proposal));
        minutes.step(proposal, new Step(ProposalState.IN_FORCE, now, Council.PLATFORM, "", null), rules);
        if (proposal.supersedes() != null) {
            var superseded = proposals.get(proposal.supersedes());
            if (superseded.state() == ProposalState.IN_FORCE) {
                minutes.step(
                        superseded,
                        new Step(
                                ProposalState.SUPERSEDED,
                                now,
                                Council.PLATFORM,
                                "by proposal %d".formatted(proposal.id()),
                                null),
                        rules);
            }
        }
    }
}
