package org.finmesh.governance;

import java.util.Locale;
import java.util.stream.Stream;

/** What a vote says. */
public enum Choice {
    YES,
    NO,
    ABSTAIN;

    /** As the API and the database have it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws GovernanceException VOTE_UNREADABLE */
    public static Choice parse(String text) {
        return Stream.of(values())
                .filter(choice -> choice.label().equals(text))
                .findFirst()
                .orElseThrow(() -> new GovernanceException(
                        GovernanceError.VOTE_UNREADABLE, "a vote is yes, no or abstain, not '%s'".formatted(text)));
    }
}
