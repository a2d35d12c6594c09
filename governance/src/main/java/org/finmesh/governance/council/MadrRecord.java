package org.finmesh.governance.council;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.finmesh.governance.Dossier;
import org.finmesh.governance.Outcome;
import org.finmesh.governance.Proposal;
import org.finmesh.governance.Proposal.FileChange;
import org.finmesh.governance.Replay;
import org.finmesh.governance.Replay.Direction;
import org.finmesh.governance.Replay.Shift;

/**
 * A decision as text, in the four short headings of <a href="https://adr.github.io/madr/">MADR</a>, with the votes.
 * Made from what is stored whenever somebody asks, so that the later outcome is in it.
 */
final class MadrRecord {

    /** Of shifts or breaches in a list; the number of the others is said. */
    private static final int LISTED_MAX = 50;

    private final Dossier dossier;
    private final Proposal proposal;

    private MadrRecord(Dossier dossier) {
        this.dossier = dossier;
        this.proposal = dossier.proposal();
    }

    static String of(Dossier dossier) {
        return new MadrRecord(dossier).text();
    }

    private String text() {
        return Stream.of(
                        Stream.of("# %d. %s".formatted(proposal.id(), proposal.title()), "", status(), ""),
                        Stream.of("## Context", "", proposal.why(), "", origin(), ""),
                        Stream.of("## Decision", "", decision(), ""),
                        proposal.changes().stream().flatMap(MadrRecord::change),
                        Stream.of("### Votes", ""),
                        votes(),
                        Stream.of("", "## Consequences", "", "### By the replay before the decision", ""),
                        dossier.replay().stream().flatMap(MadrRecord::replay),
                        dossier.outcome().stream().flatMap(MadrRecord::outcome))
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private String status() {
        var since = proposal.history().isEmpty()
                ? proposal.proposedAt()
                : proposal.history().getLast().at();
        return "Status: %s since %s%s%s"
                .formatted(
                        proposal.state().label().replace('-', ' '),
                        day(since),
                        proposal.supersedes() == null ? "" : "; supersedes decision " + proposal.supersedes(),
                        dossier.supersededBy()
                                .map(id -> "; superseded by decision " + id)
                                .orElse(""));
    }

    private String origin() {
        return "Proposed by %s on %s, to take effect on %s."
                .formatted(proposal.proposedBy(), day(proposal.proposedAt()), proposal.effectiveOn());
    }

    private String decision() {
        var steps = proposal.history().stream()
                .map(step -> "- %s: %s by %s%s%s"
                        .formatted(
                                step.at(),
                                step.state().label().replace('-', ' '),
                                step.by(),
                                step.note().isBlank() ? "" : " (" + line(step.note()) + ")",
                                step.effectiveAt() == null ? "" : ", with effect from " + step.effectiveAt()));
        return Stream.concat(Stream.of("- %s: proposed".formatted(proposal.proposedAt())), steps)
                .collect(Collectors.joining("\n"));
    }

    private static Stream<String> change(FileChange change) {
        if (change.content() == null) {
            return Stream.of("`%s` is removed.".formatted(change.path()), "");
        }
        var fence = fence(change.content());
        return Stream.of(
                "`%s` %s:".formatted(change.path(), change.base() == null ? "is added" : "becomes"),
                "",
                fence + "yaml",
                change.content().stripTrailing(),
                fence,
                "");
    }

    /** Longer than any in the text, which so cannot end it. */
    private static String fence(String text) {
        return IntStream.iterate(3, length -> length + 1)
                .mapToObj("`"::repeat)
                .filter(fence -> !text.contains(fence))
                .findFirst()
                .orElseThrow();
    }

    private Stream<String> votes() {
        if (dossier.votes().isEmpty()) {
            return Stream.of("Nobody voted.");
        }
        return Stream.concat(
                Stream.of("| seat | by | vote | when | note |", "|---|---|---|---|---|"),
                dossier.votes().stream()
                        .map(vote -> "| %s | %s | %s%s | %s | %s |"
                                .formatted(
                                        vote.seat(),
                                        vote.by(),
                                        vote.choice().label(),
                                        dossier.counts(vote) ? "" : " (replaced)",
                                        vote.at(),
                                        line(vote.note()).replace("|", "\\|"))));
    }

    private static Stream<String> replay(Replay replay) {
        return Stream.of(
                        Stream.of("Replayed on %s over %d products and %d agreements."
                                .formatted(replay.at(), replay.products(), replay.agreements())),
                        shifts("Newly fail", replay.shifts(Direction.NEWLY_FAILS)),
                        shifts("Newly warned", replay.shifts(Direction.NEWLY_WARNED)),
                        shifts("Newly pass", replay.shifts(Direction.NEWLY_PASSES)))
                .flatMap(lines -> lines);
    }

    private static Stream<String> shifts(String title, List<Shift> shifts) {
        return list(
                title,
                shifts.stream()
                        .map(shift -> "- %s, %s%s: %s"
                                .formatted(
                                        shift.subject(),
                                        shift.policy(),
                                        shift.after().failsFrom() == null
                                                ? ""
                                                : ", from " + shift.after().failsFrom(),
                                        line(shift.message())))
                        .toList());
    }

    private static Stream<String> outcome(Outcome outcome) {
        return Stream.of(
                        Stream.of("", "### As it is now", "", "By the rules in force when this text was made."),
                        list(
                                "Break what was decided",
                                outcome.breaches().stream()
                                        .map(breach -> "- %s, %s: %s: %s"
                                                .formatted(
                                                        breach.subject(),
                                                        breach.policy(),
                                                        breach.outcome().name().toLowerCase(Locale.ROOT),
                                                        line(breach.message())))
                                        .toList()),
                        list(
                                "Waivers given since",
                                outcome.waivers().stream()
                                        .map(name -> "- " + name)
                                        .toList()))
                .flatMap(lines -> lines);
    }

    private static Stream<String> list(String title, List<String> lines) {
        if (lines.isEmpty()) {
            return Stream.of("", title + ": none.");
        }
        var rest = lines.size() - LISTED_MAX;
        return Stream.of(
                        Stream.of("", "%s (%d):".formatted(title, lines.size()), ""),
                        lines.stream().limit(LISTED_MAX),
                        rest > 0 ? Stream.of("- and %d more".formatted(rest)) : Stream.<String>empty())
                .flatMap(part -> part);
    }

    private static String line(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", " ");
    }

    private static String day(Instant instant) {
        return instant.toString().substring(0, 10);
    }
}
