package org.finmesh.governance;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A change of the rules on its way, and all that happened to it.
 *
 * @param closesAt from then on it is decided by the votes that are there
 * @param effectiveOn the day of effect that was asked for; see {@link #effectiveAt}
 * @param supersedes whose decision it replaces
 * @param rulesVersion of the rules in force when it was proposed
 * @param history oldest first; empty while it is open
 */
public record Proposal(
        long id,
        String title,
        String why,
        String proposedBy,
        Instant proposedAt,
        Instant closesAt,
        LocalDate effectiveOn,
        @Nullable Long supersedes,
        String rulesVersion,
        List<FileChange> changes,
        List<Step> history) {

    /**
     * @param base the text in force when it was proposed; null where there was no such file
     * @param content null where the file is removed
     */
    public record FileChange(
            String path, @Nullable String base, @Nullable String content) {}

    /**
     * @param by user name, or {@link Council#PLATFORM}
     * @param note why
     * @param effectiveAt when it takes effect, of {@link ProposalState#ACCEPTED} alone
     */
    public record Step(
            ProposalState state,
            Instant at,
            String by,
            String note,
            @Nullable Instant effectiveAt) {}

    public Proposal {
        changes = List.copyOf(changes);
        history = List.copyOf(history);
    }

    public ProposalState state() {
        return history.isEmpty() ? ProposalState.OPEN : history.getLast().state();
    }

    /** When it came into this state, if it ever did. */
    public Optional<Step> step(ProposalState state) {
        return history.stream().filter(step -> step.state() == state).findFirst();
    }

    /** What decides over its votes: acceptance, rejection or lapse. */
    public Optional<Step> decision() {
        return history.stream()
                .filter(step -> switch (step.state()) {
                    case ACCEPTED, REJECTED, LAPSED -> true;
                    case OPEN, WITHDRAWN, OUTDATED, IN_FORCE, SUPERSEDED -> false;
                })
                .findFirst();
    }

    /** When it takes effect or took it; empty before it is accepted. */
    public Optional<Instant> effectiveAt() {
        return step(ProposalState.ACCEPTED).map(Step::effectiveAt);
    }

    /** As rules are amended. */
    public Map<String, Optional<String>> files() {
        var files = new TreeMap<String, Optional<String>>();
        changes.forEach(change -> files.put(change.path(), Optional.ofNullable(change.content())));
        return files;
    }

    public boolean changesTheCharter() {
        return files().containsKey(Charter.PATH);
    }

    public boolean sharesAFileWith(Proposal other) {
        return files().keySet().stream().anyMatch(other.files()::containsKey);
    }
}
