package org.finmesh.platform.contract.diff;

import static org.finmesh.platform.contract.Change.Effect.BREAKING;
import static org.finmesh.platform.contract.Change.Effect.COMPATIBLE;
import static org.finmesh.platform.contract.Change.Effect.DOCUMENTATION;

import org.finmesh.platform.contract.Change.Effect;
import org.finmesh.platform.contract.Perspective;

/** Which way a part of the contract moved, and what that does to a reader and to a writer. */
enum Shift {
    LOOSENED(
            BREAKING, "a reader may meet what could not come before",
            COMPATIBLE, "what was valid to write still is"),
    TIGHTENED(
            COMPATIBLE, "nothing comes that could not come before",
            BREAKING, "what was valid to write may be refused"),
    WEAKENED(
            BREAKING, "a reader relied on the promise",
            COMPATIBLE, "a writer has less to keep"),
    STRENGTHENED(
            COMPATIBLE, "the promise that a reader relied on is kept",
            BREAKING, "a writer has more to keep"),
    RAISED(
            BREAKING, "a reader may lose access, or has to protect it better",
            COMPATIBLE, "what is written is protected better"),
    LOWERED(
            COMPATIBLE, "who may read it still may",
            BREAKING, "what is written is protected less"),
    /** Something that may be there. */
    ADDED(
            COMPATIBLE, "a reader who does not know it can leave it",
            COMPATIBLE, "a writer who does not know it can leave it out"),
    /** Something that has to be there. */
    DEMANDED(
            COMPATIBLE, "a reader who does not know it can leave it",
            BREAKING, "a writer who does not know it leaves it out"),
    REMOVED(
            BREAKING, "a reader may use it",
            BREAKING, "a writer has no place for it any more"),
    REPLACED(
            BREAKING, "it is not what a reader relied on",
            BREAKING, "it is not what a writer provides"),
    UNDECIDED(
            BREAKING, "cannot be decided: it may let come what could not come before",
            BREAKING, "cannot be decided: it may refuse what was valid to write"),
    /** Of something to come. */
    ANNOUNCED(
            COMPATIBLE, "a notice: nothing else changes yet",
            COMPATIBLE, "a notice: nothing else changes yet"),
    DOCUMENTED(
            DOCUMENTATION, "data and behaviour stay as they are",
            DOCUMENTATION, "data and behaviour stay as they are");

    private final Effect toReader;
    private final String readerBecause;
    private final Effect toWriter;
    private final String writerBecause;

    Shift(Effect toReader, String readerBecause, Effect toWriter, String writerBecause) {
        this.toReader = toReader;
        this.readerBecause = readerBecause;
        this.toWriter = toWriter;
        this.writerBecause = writerBecause;
    }

    Effect effect(Perspective perspective) {
        return switch (perspective) {
            case CONSUMER -> toReader;
            case PRODUCER -> toWriter;
        };
    }

    String because(Perspective perspective) {
        return switch (perspective) {
            case CONSUMER -> readerBecause;
            case PRODUCER -> writerBecause;
        };
    }
}
