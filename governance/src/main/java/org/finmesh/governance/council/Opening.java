package org.finmesh.governance.council;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.finmesh.governance.Charter;
import org.finmesh.governance.Draft;
import org.finmesh.governance.GovernanceError;
import org.finmesh.governance.GovernanceException;
import org.finmesh.governance.LiveMesh;
import org.finmesh.governance.Proposal;
import org.finmesh.governance.ProposalState;
import org.finmesh.governance.Replay;
import org.finmesh.governance.Rulebook;
import org.jspecify.annotations.Nullable;

/** From a draft to a proposal that is open for votes: with it, the rules can be read, and what it would do is known. */
public final class Opening {

    private final Law law;
    private final Proposals proposals;
    private final Replays replays;
    private final LiveMesh mesh;
    private final Minutes minutes;
    private final Clock clock;

    public Opening(Law law, Proposals proposals, Replays replays, LiveMesh mesh, Minutes minutes, Clock clock) {
        this.law = law;
        this.proposals = proposals;
        this.replays = replays;
        this.mesh = mesh;
        this.minutes = minutes;
        this.clock = clock;
    }

    /**
     * In turn.
     *
     * @return its id
     * @throws GovernanceException PROPOSAL_UNREADABLE, NOTHING_NEW, BASE_CHANGED, PROPOSED_RULES_UNUSABLE, TOO_SOON
     */
    long open(Draft draft, String by) {
        var rules = law.inForce();
        var charter = rules.charter();
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var effectiveOn = effectiveOn(draft, charter, LocalDate.ofInstant(now, ZoneOffset.UTC));
        requireSupersedable(draft.supersedes());
        var changes = Base.changes(rules, draft.files());
        var files = changes.stream()
                .collect(Collectors.toMap(Proposal.FileChange::path, change -> Optional.ofNullable(change.content())));
        requireFree(files, draft.supersedes());
        var replay = replay(rules, amended(rules, files), effectiveOn, charter);
        var closesAt = now.plus(Period.ofDays(charter.votingDays()));
        var id = proposals.add(draft, changes, by, now, closesAt, effectiveOn, rules.version());
        replays.add(id, replay);
        minutes.proposed(proposals.get(id));
        return id;
    }

    private static LocalDate effectiveOn(Draft draft, Charter charter, LocalDate today) {
        var earliest = today.plusDays(charter.noticeDays());
        var wanted = draft.effectiveOn() == null ? earliest : draft.effectiveOn();
        if (wanted.isBefore(earliest)) {
            throw new GovernanceException(
                    GovernanceError.TOO_SOON,
                    "by the charter a change takes effect %d days after it is proposed at the earliest: on %s, not on %s"
                            .formatted(charter.noticeDays(), earliest, wanted));
        }
        if (wanted.isAfter(today.plusYears(5))) {
            throw new GovernanceException(
                    GovernanceError.PROPOSAL_UNREADABLE, "%s is more than five years away".formatted(wanted));
        }
        return wanted;
    }

    private void requireSupersedable(@Nullable Long superseded) {
        if (superseded == null) {
            return;
        }
        var state = proposals.get(superseded).state();
        if (state != ProposalState.ACCEPTED && state != ProposalState.IN_FORCE) {
            throw new GovernanceException(
                    GovernanceError.PROPOSAL_UNREADABLE,
                    "proposal %d is %s: a decision that is accepted or in force can be superseded"
                            .formatted(superseded, state.label()));
        }
    }

    /** Whole files are decided on: two decisions on one file would undo each other. */
    private void requireFree(Map<String, Optional<String>> files, @Nullable Long superseded) {
        for (var accepted : proposals.in(ProposalState.ACCEPTED)) {
            var shared = accepted.files().keySet().stream()
                    .filter(files::containsKey)
                    .toList();
            if (!shared.isEmpty() && (superseded == null || superseded != accepted.id())) {
                throw new GovernanceException(
                        GovernanceError.BASE_CHANGED,
                        "proposal %d, accepted and in force from %s, changes %s: propose on top of it then, or supersede it"
                                .formatted(accepted.id(), accepted.effectiveAt().orElseThrow(), shared));
            }
        }
        for (var open : proposals.in(ProposalState.OPEN)) {
            if (open.files().equals(files)) {
                throw new GovernanceException(
                        GovernanceError.NOTHING_NEW, "proposal %d, open for votes, is the same".formatted(open.id()));
            }
        }
    }

    private static Rulebook amended(Rulebook rules, Map<String, Optional<String>> files) {
        try {
            var amended = rules.amended(files);
            amended.charter();
            return amended;
        } catch (GovernanceException unusable) {
            throw new GovernanceException(
                    GovernanceError.PROPOSED_RULES_UNUSABLE,
                    "with these files the rules cannot be read: " + unusable.getMessage(),
                    unusable);
        }
    }

    private Replay replay(Rulebook rules, Rulebook amended, LocalDate effectiveOn, Charter charter) {
        var replay = Replay.of(rules, amended, mesh.read(), effectiveOn, clock.instant());
        var failsFrom = effectiveOn.plusDays(charter.graceDays());
        replay.failingBefore(failsFrom).ifPresent(shift -> {
            throw new GovernanceException(GovernanceError.TOO_SOON, tooSoon(shift, failsFrom));
        });
        return replay;
    }

    static String tooSoon(Replay.Shift shift, LocalDate failsFrom) {
        return "%s would fail %s from %s: by the charter what passes today fails from %s at the earliest, so give the policy stage grace with graceUntil"
                .formatted(shift.subject(), shift.policy(), shift.after().failsFrom(), failsFrom);
    }
}
