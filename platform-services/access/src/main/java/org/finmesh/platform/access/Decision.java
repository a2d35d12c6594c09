package org.finmesh.platform.access;

import java.time.Instant;

/**
 * What somebody decided.
 *
 * @param by user name
 * @param note why; may be empty, at most 1,000 characters
 */
public record Decision(String by, String note, Instant at) {

    private static final int NOTE_LENGTH_MAX = 1_000;

    /** @throws AccessException NOTE_LENGTH */
    public Decision {
        note = note.strip();
        if (note.length() > NOTE_LENGTH_MAX) {
            throw new AccessException(
                    AccessError.NOTE_LENGTH,
                    "the note has %d characters; it may have %d".formatted(note.length(), NOTE_LENGTH_MAX));
        }
    }
}
