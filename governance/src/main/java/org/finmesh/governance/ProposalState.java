package org.finmesh.governance;

import java.util.Locale;
import java.util.stream.Stream;

/** Where a proposal is on its way from the proposer to its outcome. */
public enum ProposalState {
    /** For votes. */
    OPEN,
    /** Decided for; takes effect at its instant. */
    ACCEPTED,
    REJECTED,
    /** Too few voted in time. */
    LAPSED,
    WITHDRAWN,
    /** What it was to change has changed since, so that nobody has voted on what it would do now. */
    OUTDATED,
    IN_FORCE,
    /** A later proposal took its place. */
    SUPERSEDED;

    /** As the API and the database have it: {@code in-force}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException when it is no label */
    public static ProposalState of(String label) {
        return Stream.of(values())
                .filter(state -> state.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no state of a proposal: " + label));
    }
}
