package org.finmesh.governance.council;

import java.time.Instant;
import org.finmesh.governance.AuditTrail;
import org.finmesh.governance.Proposal;
import org.finmesh.governance.Proposal.Step;
import org.finmesh.governance.Rulebook;
import org.finmesh.governance.Vote;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes down what the council does, in the proposal's history and on the audit trail, in its caller's transaction. */
public final class Minutes {

    private final Proposals proposals;
    private final AuditTrail trail;

    public Minutes(Proposals proposals, AuditTrail trail) {
        this.proposals = proposals;
        this.trail = trail;
    }

    void proposed(Proposal proposal) {
        var details = JsonNodeFactory.instance
                .objectNode()
                .put("title", proposal.title())
                .put("why", proposal.why())
                .put("effectiveOn", proposal.effectiveOn().toString());
        var files = details.putArray("files");
        proposal.changes().forEach(change -> files.add(change.path()));
        if (proposal.supersedes() != null) {
            details.put("supersedes", subject(proposal.supersedes()));
        }
        trail.append(proposal.proposedBy(), "proposed", subject(proposal.id()), details, proposal.rulesVersion());
    }

    void voted(Proposal proposal, Vote vote, Rulebook rules) {
        var details = JsonNodeFactory.instance
                .objectNode()
                .put("seat", vote.seat())
                .put("choice", vote.choice().label())
                .put("note", vote.note());
        trail.append(vote.by(), "voted", subject(proposal.id()), details, rules.version());
    }

    /** @param rules by which the step is taken; of one into force, those that are in force with it */
    void step(Proposal proposal, Step step, Rulebook rules) {
        proposals.add(proposal.id(), step);
        trail.append(
                step.by(),
                step.state().label().replace('-', ' '),
                subject(proposal.id()),
                details(proposal, step.note(), step.effectiveAt()),
                rules.version());
    }

    private static ObjectNode details(Proposal proposal, String note, @Nullable Instant effectiveAt) {
        var details = JsonNodeFactory.instance
                .objectNode()
                .put("title", proposal.title())
                .put("note", note);
        if (effectiveAt != null) {
            details.put("effectiveAt", effectiveAt.toString());
        }
        return details;
    }

    /** What the trail's entries are about. */
    static String subject(long proposal) {
        return "proposal " + proposal;
    }
}
