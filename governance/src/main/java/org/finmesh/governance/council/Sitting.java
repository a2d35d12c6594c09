package org.finmesh.governance.council;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.finmesh.governance.Choice;
import org.finmesh.governance.Council;
import org.finmesh.governance.GovernanceError;
import org.finmesh.governance.GovernanceException;
import org.finmesh.governance.LiveMesh;
import org.finmesh.governance.Person;
import org.finmesh.governance.Proposal;
import org.finmesh.governance.Proposal.Step;
import org.finmesh.governance.ProposalState;
import org.finmesh.governance.Replay;
import org.finmesh.governance.Tally;
import org.finmesh.governance.Vote;

/** From votes to the decision. Everything here is called in turn. */
public final class Sitting {

    private final Law law;
    private final Proposals proposals;
    private final Ballots ballots;
    private final Replays replays;
    private final LiveMesh mesh;
    private final Minutes minutes;
    private final Clock clock;

    public Sitting(
            Law law,
            Proposals proposals,
            Ballots ballots,
            Replays replays,
            LiveMesh mesh,
            Minutes minutes,
            Clock clock) {
        this.law = law;
        this.proposals = proposals;
        this.ballots = ballots;
        this.replays = replays;
        this.mesh = mesh;
        this.minutes = minutes;
        this.clock = clock;
    }

    void vote(Person person, Proposal proposal, Choice choice, String note) {
        var now = now();
        requireOpen(proposal, now);
        var rules = law.inForce();
        var seat = person.seat(rules.charter());
        if (!Electorate.of(proposal, rules.charter()).contains(seat)) {
            throw new GovernanceException(
                    GovernanceError.RECUSED,
                    "%s has no vote on proposal %d: by the charter it is recused"
                            .formatted(seat.label(), proposal.id()));
        }
        var vote = new Vote(seat.label(), person.user(), choice, note, now);
        var earlier = Ballots.latest(ballots.of(proposal.id())).get(seat.label());
        if (earlier == null || !earlier.saysTheSameAs(vote)) {
            ballots.add(proposal.id(), vote);
            minutes.voted(proposal, vote, rules);
        }
        settle(proposal);
    }

    void withdraw(Person person, Proposal proposal, String note) {
        var now = now();
        requireOpen(proposal, now);
        if (!person.user().equals(proposal.proposedBy())) {
            throw new GovernanceException(
                    GovernanceError.NOT_THE_PROPOSER,
                    "proposal %d is %s's to withdraw, not %s's"
                            .formatted(proposal.id(), proposal.proposedBy(), person.user()));
        }
        minutes.step(proposal, new Step(ProposalState.WITHDRAWN, now, person.user(), note, null), law.inForce());
    }

    private static void requireOpen(Proposal proposal, Instant now) {
        if (proposal.state() != ProposalState.OPEN) {
            throw new GovernanceException(
                    GovernanceError.PROPOSAL_CLOSED,
                    "proposal %d is %s since %s"
                            .formatted(
                                    proposal.id(),
                                    proposal.state().label(),
                                    proposal.history().getLast().at()));
        }
        if (!now.isBefore(proposal.closesAt())) {
            throw new GovernanceException(
                    GovernanceError.PROPOSAL_CLOSED,
                    "proposal %d was open until %s".formatted(proposal.id(), proposal.closesAt()));
        }
    }

    /** By the charter that decides it: of now, or of when it was decided. */
    Tally tally(Proposal proposal) {
        var charter = law.charterFor(proposal);
        var entitled = Electorate.of(proposal, charter);
        Collection<Choice> choices = Ballots.latest(ballots.of(proposal.id())).values().stream()
                .filter(vote -> entitled.stream().anyMatch(seat -> seat.label().equals(vote.seat())))
                .map(Vote::choice)
                .toList();
        return Tally.of(
                entitled.size(),
                choices,
                charter.quorum(),
                proposal.changesTheCharter() ? charter.charterMajority() : charter.majority());
    }

    /** Decides an open proposal, if it can be decided: its time is over, or no missing vote can change the outcome. */
    void settle(Proposal proposal) {
        var now = now();
        var tally = tally(proposal);
        var result = now.isBefore(proposal.closesAt()) ? tally.settled() : Optional.of(tally.atDeadline());
        result.ifPresent(decided -> {
            switch (decided) {
                case ACCEPTED -> accept(proposal, tally, now);
                case REJECTED -> close(proposal, ProposalState.REJECTED, tally.toString(), now);
                case LAPSED -> close(proposal, ProposalState.LAPSED, "too few voted: " + tally, now);
            }
        });
    }

    private void accept(Proposal proposal, Tally tally, Instant now) {
        var effectiveAt = effectiveAt(proposal, now);
        if (outdate(proposal) || tooSoon(proposal, effectiveAt, now)) {
            return;
        }
        minutes.step(
                proposal,
                new Step(ProposalState.ACCEPTED, now, Council.PLATFORM, tally.toString(), effectiveAt),
                law.inForce());
        if (proposal.supersedes() != null) {
            var superseded = proposals.get(proposal.supersedes());
            if (superseded.state() == ProposalState.ACCEPTED) {
                close(
                        superseded,
                        ProposalState.SUPERSEDED,
                        "by proposal %d, before it took effect".formatted(proposal.id()),
                        now);
            }
        }
        proposals.in(ProposalState.OPEN).stream()
                .filter(other -> other.id() != proposal.id() && other.sharesAFileWith(proposal))
                .forEach(other -> close(
                        other,
                        ProposalState.OUTDATED,
                        "proposal %d, accepted, changes the same file: propose on top of it".formatted(proposal.id()),
                        now));
    }

    private Instant effectiveAt(Proposal proposal, Instant now) {
        var wanted = proposal.effectiveOn().atStartOfDay(ZoneOffset.UTC).toInstant();
        var earliest = now.plus(Period.ofDays(law.inForce().charter().noticeDays()));
        return Stream.of(wanted, earliest).max(Instant::compareTo).orElseThrow();
    }

    /** What was voted on is what would happen: with the others that are accepted, too. */
    boolean outdate(Proposal proposal) {
        var changed = Base.changedSince(proposal, law.inForce());
        if (!changed.isEmpty()) {
            close(
                    proposal,
                    ProposalState.OUTDATED,
                    "%s changed since it was proposed: propose it again, on top of what is in force".formatted(changed),
                    now());
            return true;
        }
        try {
            law.with(Stream.concat(
                            proposals.in(ProposalState.ACCEPTED).reversed().stream()
                                    .filter(accepted -> accepted.id() != proposal.id())
                                    .filter(accepted ->
                                            !Long.valueOf(accepted.id()).equals(proposal.supersedes())),
                            Stream.of(proposal))
                    .toList());
            return false;
        } catch (GovernanceException unusable) {
            close(
                    proposal,
                    ProposalState.OUTDATED,
                    "with what was decided since, the rules could not be read: " + unusable.getMessage(),
                    now());
            return true;
        }
    }

    /** A vote that took long moves the effect, and not the end of grace that the policy's own file says. */
    private boolean tooSoon(Proposal proposal, Instant effectiveAt, Instant now) {
        var day = day(effectiveAt);
        var failsFrom = day.plusDays(law.inForce().charter().graceDays());
        var failing = replayed(proposal, day).failingBefore(failsFrom);
        failing.ifPresent(shift -> close(
                proposal,
                ProposalState.OUTDATED,
                "decided so late, " + Opening.tooSoon(shift, failsFrom) + ", and propose it again",
                now));
        return failing.isPresent();
    }

    /** The latest replay where rules, mesh and day are still the same, else a new one. */
    private Replay replayed(Proposal proposal, LocalDate day) {
        var version = law.inForce().version();
        return replays.latest(proposal.id())
                .filter(replay -> replay.isOf(version, mesh.version()) && day.equals(proposal.effectiveOn()))
                .orElseGet(() -> replay(proposal, day));
    }

    /** Kept beside the earlier ones. */
    void replay(Proposal proposal) {
        replay(proposal, proposal.effectiveAt().map(Sitting::day).orElse(proposal.effectiveOn()));
    }

    private Replay replay(Proposal proposal, LocalDate day) {
        var rules = law.inForce();
        var replay = Replay.of(rules, Base.amended(rules, proposal.files()), mesh.read(), day, now());
        replays.add(proposal.id(), replay);
        return replay;
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }

    private void close(Proposal proposal, ProposalState state, String note, Instant now) {
        minutes.step(proposal, new Step(state, now, Council.PLATFORM, note, null), law.inForce());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    List<Vote> votes(Proposal proposal) {
        return ballots.of(proposal.id());
    }
}
