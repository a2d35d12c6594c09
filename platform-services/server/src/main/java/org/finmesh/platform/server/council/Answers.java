package org.finmesh.platform.server.council;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.finmesh.governance.Council;
import org.finmesh.governance.Dossier;
import org.finmesh.governance.Outcome;
import org.finmesh.governance.Proposal;
import org.finmesh.governance.Replay;
import org.finmesh.governance.Replay.Direction;
import org.finmesh.governance.Tally;
import org.finmesh.governance.Verdict;
import org.finmesh.platform.api.CouncilApi;
import org.jspecify.annotations.Nullable;

/** The council's doings as the API shows them. */
final class Answers {

    private Answers() {}

    static CouncilApi.Council council(Council council) {
        var charter = council.charter();
        return new CouncilApi.Council(
                council.rulesVersion(),
                charter.members().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(member -> new CouncilApi.Member(
                                member.getKey(), member.getValue().label()))
                        .toList(),
                charter.quorum().toString(),
                charter.majority().toString(),
                charter.charterMajority().toString(),
                charter.votingDays(),
                charter.noticeDays(),
                charter.graceDays(),
                council.divergences());
    }

    static CouncilApi.ProposalSummary summary(Proposal proposal) {
        return new CouncilApi.ProposalSummary(
                proposal.id(),
                proposal.title(),
                proposal.state().label(),
                proposal.proposedBy(),
                proposal.proposedAt().toString(),
                proposal.closesAt().toString(),
                proposal.effectiveOn().toString(),
                proposal.effectiveAt().map(Object::toString).orElse(null));
    }

    static CouncilApi.Proposal proposal(Dossier dossier) {
        var proposal = dossier.proposal();
        return new CouncilApi.Proposal(
                summary(proposal),
                proposal.why(),
                proposal.changes().stream()
                        .map(change -> new CouncilApi.FileChange(change.path(), change.base(), change.content()))
                        .toList(),
                dossier.replay().map(Answers::replay).orElse(null),
                tally(dossier.tally()),
                dossier.votes().stream()
                        .map(vote -> new CouncilApi.Vote(
                                vote.seat(),
                                vote.by(),
                                vote.choice().label(),
                                vote.note(),
                                vote.at().toString(),
                                dossier.counts(vote)))
                        .toList(),
                proposal.history().stream()
                        .map(step -> new CouncilApi.Step(
                                step.state().label(), step.at().toString(), step.by(), step.note()))
                        .toList(),
                dossier.outcome().map(Answers::outcome).orElse(null),
                proposal.supersedes(),
                dossier.supersededBy().orElse(null));
    }

    private static CouncilApi.Tally tally(Tally tally) {
        return new CouncilApi.Tally(
                tally.entitled(),
                tally.yes(),
                tally.no(),
                tally.abstained(),
                tally.quorum().toString(),
                tally.majority().toString());
    }

    static CouncilApi.Replay replay(Replay replay) {
        return new CouncilApi.Replay(
                replay.at().toString(),
                replay.products(),
                replay.agreements(),
                shifts(replay, Direction.NEWLY_FAILS),
                shifts(replay, Direction.NEWLY_WARNED),
                shifts(replay, Direction.NEWLY_PASSES));
    }

    private static List<CouncilApi.Shift> shifts(Replay replay, Direction direction) {
        return replay.shifts(direction).stream()
                .map(shift -> new CouncilApi.Shift(
                        shift.subject(),
                        shift.policy(),
                        word(shift.before().outcome()),
                        word(shift.after().outcome()),
                        text(shift.after().failsFrom()),
                        shift.message()))
                .toList();
    }

    private static CouncilApi.Outcome outcome(Outcome outcome) {
        return new CouncilApi.Outcome(
                outcome.breaches().stream()
                        .map(breach -> new CouncilApi.Breach(
                                breach.subject(), breach.policy(), word(breach.outcome()), breach.message()))
                        .toList(),
                outcome.waivers());
    }

    private static String word(Verdict.Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
