package org.finmesh.governance.council;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.finmesh.governance.LiveMesh;
import org.finmesh.governance.Outcome;
import org.finmesh.governance.Outcome.Breach;
import org.finmesh.governance.Policies;
import org.finmesh.governance.Policy;
import org.finmesh.governance.Proposal;
import org.finmesh.governance.ProposalState;
import org.finmesh.governance.RulesInForce;
import org.finmesh.governance.Verdict;
import org.finmesh.governance.Waiver;

/** What became of decisions that are in force: looked up when somebody asks, so that it is never old. */
public final class Outcomes {

    private final Law law;
    private final RulesInForce rules;
    private final LiveMesh mesh;

    public Outcomes(Law law, RulesInForce rules, LiveMesh mesh) {
        this.law = law;
        this.rules = rules;
        this.mesh = mesh;
    }

    /** Empty before the proposal is in force. */
    Optional<Outcome> of(Proposal proposal) {
        if (proposal.step(ProposalState.IN_FORCE).isEmpty()) {
            return Optional.empty();
        }
        var before = law.before(proposal);
        var then = law.asOf(proposal);
        var changed = then.policies().differingFrom(before.policies()).all().stream()
                .map(Policy::name)
                .collect(Collectors.toSet());
        var known = then.waivers().stream().map(Waiver::name).collect(Collectors.toSet());
        var now = law.inForce();
        var waivers = now.waivers().stream()
                .filter(waiver -> changed.contains(waiver.policy()) && !known.contains(waiver.name()))
                .map(Waiver::name)
                .toList();
        var live = mesh.read();
        var breaches = Stream.concat(
                breaches(now.policies().only(changed), live),
                new MeaningReplay(before, then, live).breaches(now).stream());
        return Optional.of(new Outcome(breaches.toList(), waivers));
    }

    private Stream<Breach> breaches(Policies policies, LiveMesh.State live) {
        var today = rules.today();
        return live.all()
                .flatMap(subject -> policies.judge(subject.subject(), today).stream()
                        .filter(verdict -> verdict.outcome() != Verdict.Outcome.PASS)
                        .map(verdict ->
                                new Breach(subject.id(), verdict.policy(), verdict.outcome(), verdict.message())));
    }
}
