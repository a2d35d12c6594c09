package org.finmesh.governance.council;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.finmesh.governance.GovernanceError;
import org.finmesh.governance.GovernanceException;
import org.finmesh.governance.Proposal;
import org.finmesh.governance.Proposal.FileChange;
import org.finmesh.governance.Rulebook;
import org.jspecify.annotations.Nullable;

/** What a proposal's files change in given rules. */
final class Base {

    private Base() {}

    /**
     * Without files that are so already.
     *
     * @throws GovernanceException PROPOSAL_UNREADABLE for the removal of a file that is not there, NOTHING_NEW
     */
    static List<FileChange> changes(Rulebook rules, Map<String, Optional<String>> files) {
        var changes = files.entrySet().stream()
                .map(file -> change(rules, file.getKey(), file.getValue()))
                .filter(change -> !Objects.equals(change.base(), change.content()))
                .toList();
        if (changes.isEmpty()) {
            throw new GovernanceException(
                    GovernanceError.NOTHING_NEW, "all of these files are in force as they are proposed");
        }
        return changes;
    }

    private static FileChange change(Rulebook rules, String path, Optional<String> content) {
        var base = rules.files().get(path);
        if (base == null && content.isEmpty()) {
            throw new GovernanceException(
                    GovernanceError.PROPOSAL_UNREADABLE, "%s cannot be removed: there is no such file".formatted(path));
        }
        return new FileChange(path, base, content.orElse(null));
    }

    /** The files that are in force neither as they were when the proposal was made, nor as it wants them. */
    static List<String> changedSince(Proposal proposal, Rulebook rules) {
        return proposal.changes().stream()
                .filter(change -> !isAs(rules, change.path(), change.base()))
                .filter(change -> !isAs(rules, change.path(), change.content()))
                .map(FileChange::path)
                .toList();
    }

    private static boolean isAs(Rulebook rules, String path, @Nullable String text) {
        return Objects.equals(rules.files().get(path), text);
    }

    /** Where a file that is to be removed is gone already, that is as it should be. */
    static Rulebook amended(Rulebook rules, Map<String, Optional<String>> files) {
        var changes = new TreeMap<>(files);
        changes.entrySet()
                .removeIf(file -> file.getValue().isEmpty() && !rules.files().containsKey(file.getKey()));
        return rules.amended(changes);
    }
}
