package org.finmesh.platform.cli;

import java.io.PrintWriter;
import java.util.List;
import org.finmesh.platform.api.CouncilApi.Council;
import org.finmesh.platform.api.CouncilApi.Outcome;
import org.finmesh.platform.api.CouncilApi.Proposal;
import org.finmesh.platform.api.CouncilApi.ProposalSummary;
import org.finmesh.platform.api.CouncilApi.Replay;
import org.finmesh.platform.api.CouncilApi.Shift;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** How the council's doings are printed. */
final class CouncilOutput {

    /** Of a list on the screen; {@code --json} has all. */
    private static final int LINES_MAX = 50;

    @Option(names = "--json", description = "JSON, for scripts.")
    private boolean json;

    void print(List<ProposalSummary> proposals, CommandSpec spec) {
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.text(proposals));
        } else if (proposals.isEmpty()) {
            out.println("There are none.");
        } else {
            out.println("%-5s %-11s %-14s %-11s %s".formatted("ID", "STATE", "BY", "EFFECTIVE", "TITLE"));
            proposals.forEach(proposal -> out.println("%-5d %-11s %-14s %-11s %s"
                    .formatted(
                            proposal.id(),
                            proposal.state(),
                            proposal.proposedBy(),
                            proposal.effectiveOn(),
                            proposal.title())));
        }
    }

    void print(Council council, CommandSpec spec) {
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.text(council));
            return;
        }
        council.members().forEach(member -> out.println("%-14s %s".formatted(member.user(), member.seat())));
        out.println("quorum %s; majority more than %s, of the charter itself more than %s"
                .formatted(council.quorum(), council.majority(), council.charterMajority()));
        out.println("open %d days, notice %d days, grace %d days"
                .formatted(council.votingDays(), council.noticeDays(), council.graceDays()));
        out.println("rules in force: " + council.rulesVersion());
        council.divergences()
                .forEach(path -> out.println("the governance folder has another text than was decided: " + path));
    }

    void print(Proposal proposal, CommandSpec spec) {
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.text(proposal));
            return;
        }
        head(proposal, out);
        if (proposal.replay() != null) {
            print(proposal.replay(), out);
        }
        var tally = proposal.tally();
        out.println("votes       %d yes, %d no, %d abstained, of %d; quorum %s, majority more than %s"
                .formatted(
                        tally.yes(),
                        tally.no(),
                        tally.abstained(),
                        tally.entitled(),
                        tally.quorum(),
                        tally.majority()));
        proposal.votes()
                .forEach(vote -> out.println("  %-18s %-8s by %s%s%s"
                        .formatted(
                                vote.seat(),
                                vote.choice(),
                                vote.by(),
                                vote.counts() ? "" : " (replaced)",
                                vote.note().isEmpty() ? "" : ": " + vote.note())));
        proposal.steps()
                .forEach(step -> out.println("%-11s %s by %s%s"
                        .formatted(
                                step.state(), step.at(), step.by(), step.note().isEmpty() ? "" : ": " + step.note())));
        if (proposal.outcome() != null) {
            print(proposal.outcome(), out);
        }
    }

    private static void head(Proposal proposal, PrintWriter out) {
        var summary = proposal.summary();
        out.println("proposal    " + summary.id());
        out.println("title       " + summary.title());
        out.println("state       " + summary.state());
        out.println("proposed    %s by %s".formatted(summary.proposedAt(), summary.proposedBy()));
        out.println("open until  " + summary.closesAt());
        out.println("effective   " + (summary.effectiveAt() == null ? summary.effectiveOn() : summary.effectiveAt()));
        if (proposal.supersedes() != null) {
            out.println("supersedes  " + proposal.supersedes());
        }
        if (proposal.supersededBy() != null) {
            out.println("superseded by " + proposal.supersededBy());
        }
        proposal.files()
                .forEach(file -> out.println("%-11s %s"
                        .formatted(
                                file.before() == null ? "adds" : file.after() == null ? "removes" : "changes",
                                file.path())));
    }

    void print(Replay replay, CommandSpec spec) {
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.text(replay));
        } else {
            print(replay, out);
        }
    }

    private static void print(Replay replay, PrintWriter out) {
        out.println("replayed    %s over %d products and %d agreements"
                .formatted(replay.at(), replay.products(), replay.agreements()));
        print("newly fail", replay.newlyFailing(), out);
        print("newly warned", replay.newlyWarned(), out);
        print("newly pass", replay.newlyPassing(), out);
    }

    private static void print(String title, List<Shift> shifts, PrintWriter out) {
        lines(
                title,
                shifts.stream()
                        .map(shift -> "%s  %s  %s -> %s%s  %s"
                                .formatted(
                                        shift.subject(),
                                        shift.policy(),
                                        shift.before(),
                                        shift.after(),
                                        shift.failsFrom() == null ? "" : ", fails from " + shift.failsFrom(),
                                        shift.message()))
                        .toList(),
                out);
    }

    private static void print(Outcome outcome, PrintWriter out) {
        lines(
                "break it now",
                outcome.breaches().stream()
                        .map(breach -> "%s  %s  %s  %s"
                                .formatted(breach.subject(), breach.policy(), breach.outcome(), breach.message()))
                        .toList(),
                out);
        lines("waived since", outcome.waivers(), out);
    }

    private static void lines(String title, List<String> lines, PrintWriter out) {
        out.println("%s: %d".formatted(title, lines.size()));
        lines.stream().limit(LINES_MAX).forEach(line -> out.println("  " + line));
        if (lines.size() > LINES_MAX) {
            out.println("  … and %d more; --json has all".formatted(lines.size() - LINES_MAX));
        }
    }
}
