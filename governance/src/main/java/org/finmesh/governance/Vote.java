package org.finmesh.governance;

import java.time.Instant;

/**
 * A vote as it was given. Of a seat's votes the latest counts; the others are kept.
 *
 * @param seat its label
 * @param by who gave it
 * @param note why; may be empty
 */
public record Vote(String seat, String by, Choice choice, String note, Instant at) {

    /** Of a note, in characters. */
    public static final int NOTE_LENGTH_MAX = 2_000;

    public Vote {
        if (note.length() > NOTE_LENGTH_MAX) {
            throw new GovernanceException(
                    GovernanceError.VOTE_UNREADABLE,
                    "a note has at most %d characters, not %d".formatted(NOTE_LENGTH_MAX, note.length()));
        }
    }

    /** Whether {@code later} brings nothing new: sent twice. */
    public boolean saysTheSameAs(Vote later) {
        return by.equals(later.by) && choice == later.choice && note.equals(later.note);
    }
}
