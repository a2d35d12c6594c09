package org.finmesh.governance;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What somebody proposes: the changed files, whole, as they would be in the governance folder.
 *
 * @param title 5 to 120 characters, one line
 * @param why 10 to 10,000 characters
 * @param effectiveOn from the start of this day, UTC; null for as soon as the charter allows
 * @param files by path in the governance folder, with {@code /}; empty where the file is removed; 1 to 200, together at most 2 MiB
 * @param supersedes the proposal whose decision this one replaces
 */
public record Draft(
        String title,
        String why,
        @Nullable LocalDate effectiveOn,
        Map<String, Optional<String>> files,
        @Nullable Long supersedes) {

    private static final int FILES_MAX = 200;
    private static final int CHARACTERS_MAX = 2 * 1024 * 1024;
    private static final Pattern PATH =
            Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]*(/[A-Za-z0-9_][A-Za-z0-9._-]*){0,9}");

    public Draft {
        title = title.strip();
        why = why.strip();
        files = Map.copyOf(files);
        requireLength("title", title, 5, 120);
        requireLength("why", why, 10, 10_000);
        require(title.lines().count() == 1, "the title is one line");
        require(!files.isEmpty(), "a proposal changes at least one file");
        require(
                files.size() <= FILES_MAX,
                "a proposal has at most %d files, not %d".formatted(FILES_MAX, files.size()));
        var characters = files.values().stream()
                .flatMap(Optional::stream)
                .mapToLong(String::length)
                .sum();
        require(characters <= CHARACTERS_MAX, "a proposal's files have at most 2 MiB together");
        for (var path : files.keySet()) {
            require(
                    PATH.matcher(path).matches(),
                    "'%s' is no path in the governance folder, such as policies/owner-and-support/policy.yaml"
                            .formatted(path));
        }
    }

    /** By path. */
    @Override
    public Map<String, Optional<String>> files() {
        return new TreeMap<>(files);
    }

    private static void requireLength(String what, String text, int min, int max) {
        require(
                text.length() >= min && text.length() <= max,
                "the %s has %d to %d characters, not %d".formatted(what, min, max, text.length()));
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new GovernanceException(GovernanceError.PROPOSAL_UNREADABLE, otherwise);
        }
    }
}
