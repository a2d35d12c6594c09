package org.finmesh.platform.api;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** How the mesh changes its rules. Everybody who is signed in reads; the council proposes and votes. */
@HttpExchange("/api/v1")
public interface CouncilApi {

    /** Who is on the council, and how it decides: the charter in force. */
    @GetExchange("/council")
    Council council();

    /**
     * Opens a proposal for votes, and replays it. For members, and owners of domains. 422 with the place when the rules
     * could not be read with the proposed files; 409 when an accepted proposal changes one of the files already.
     */
    @PostExchange("/proposals")
    Proposal propose(@RequestBody NewProposal proposal);

    /** Newest first. */
    @GetExchange("/proposals")
    List<ProposalSummary> proposals();

    @GetExchange("/proposals/{id}")
    Proposal proposal(@PathVariable("id") long id);

    /** Replays it over what is live now; kept beside earlier replays. 409 once it is in force or ended. */
    @PostExchange("/proposals/{id}/replay")
    Replay replay(@PathVariable("id") long id);

    /** The caller's seat's vote; takes the place of the seat's earlier one. 409 once the proposal is decided. */
    @PostExchange("/proposals/{id}/votes")
    Proposal vote(@PathVariable("id") long id, @RequestBody NewVote vote);

    /** By who proposed it, while it is open. */
    @PostExchange("/proposals/{id}/withdrawal")
    Proposal withdraw(@PathVariable("id") long id, @RequestBody Withdrawal withdrawal);

    /** The decision record, Markdown in the form of MADR. 409 while the proposal is open. */
    @GetExchange(value = "/proposals/{id}/record", accept = "text/markdown;charset=UTF-8")
    String record(@PathVariable("id") long id);

    /**
     * @param rulesVersion of the rules in force
     * @param quorum share of the seats that must have voted, such as {@code 1/2}
     * @param majority more than this share of yes and no must be yes
     * @param divergences files whose text in the governance folder is another than what the council decided; the decided
     *     text is in force
     */
    record Council(
            String rulesVersion,
            List<Member> members,
            String quorum,
            String majority,
            String charterMajority,
            int votingDays,
            int noticeDays,
            int graceDays,
            List<String> divergences) {}

    /** @param seat {@code treasury}, {@code central:kofi}: members of one seat have one vote together */
    record Member(String user, String seat) {}

    /**
     * @param title one line, 5 to 120 characters
     * @param why 10 to 10,000 characters
     * @param effectiveOn ISO 8601 date, from its start in UTC; null for as soon as the charter allows
     * @param files 1 to 200; those that are in force so already are left out
     * @param supersedes the id of the accepted proposal whose decision this one replaces
     */
    record NewProposal(
            String title,
            String why,
            @Nullable String effectiveOn,
            List<File> files,
            @Nullable Long supersedes) {}

    /**
     * @param path in the governance folder: {@code policies/owner-and-support/policy.yaml}
     * @param text the whole new file; null to remove it
     */
    record File(String path, @Nullable String text) {}

    /** @param choice {@code yes}, {@code no} or {@code abstain} */
    record NewVote(String choice, @Nullable String note) {}

    record Withdrawal(@Nullable String note) {}

    /**
     * @param state {@code open}, {@code accepted}, {@code rejected}, {@code lapsed}, {@code withdrawn}, {@code outdated},
     *     {@code in-force} or {@code superseded}
     * @param closesAt ISO 8601 instant, UTC
     * @param effectiveAt ISO 8601 instant, UTC; null until accepted
     */
    record ProposalSummary(
            long id,
            String title,
            String state,
            String proposedBy,
            String proposedAt,
            String closesAt,
            String effectiveOn,
            @Nullable String effectiveAt) {}

    /**
     * @param replay the latest; null only where the first was lost
     * @param votes all, in the order they were given
     * @param steps what became of it, oldest first; empty while it is open
     * @param outcome who breaks now what was decided; null before it is in force
     * @param supersededBy the accepted proposal that replaces this decision
     */
    record Proposal(
            ProposalSummary summary,
            String why,
            List<FileChange> files,
            @Nullable Replay replay,
            Tally tally,
            List<Vote> votes,
            List<Step> steps,
            @Nullable Outcome outcome,
            @Nullable Long supersedes,
            @Nullable Long supersededBy) {}

    /**
     * @param before null where there was no such file
     * @param after null where the file is removed
     */
    record FileChange(
            String path, @Nullable String before, @Nullable String after) {}

    /**
     * What the proposed rules would say of all that is live.
     *
     * @param at ISO 8601 instant, UTC
     */
    record Replay(
            String at,
            int products,
            int agreements,
            List<Shift> newlyFailing,
            List<Shift> newlyWarned,
            List<Shift> newlyPassing) {}

    /**
     * @param subject a product's id or an agreement's
     * @param before {@code pass}, {@code warn}, {@code fail} or {@code waived} by the rules in force, on the day of effect
     * @param after the same by the proposed rules
     * @param failsFrom ISO 8601 date of the first day on which it fails by the proposed rules; null when it does not
     */
    record Shift(
            String subject,
            String policy,
            String before,
            String after,
            @Nullable String failsFrom,
            String message) {}

    /** @param entitled seats that may vote on this proposal */
    record Tally(int entitled, int yes, int no, int abstained, String quorum, String majority) {}

    /**
     * @param counts whether it is its seat's latest, and its seat may vote
     * @param at ISO 8601 instant, UTC
     */
    record Vote(String seat, String by, String choice, String note, String at, boolean counts) {}

    /** @param at ISO 8601 instant, UTC */
    record Step(String state, String at, String by, String note) {}

    /**
     * @param breaches of the policies that were decided on, by the rules in force now
     * @param waivers given for these policies since, by name
     */
    record Outcome(List<Breach> breaches, List<String> waivers) {}

    /** @param outcome {@code warn}, {@code fail} or {@code waived} */
    record Breach(String subject, String policy, String outcome, String message) {}
}
