package org.finmesh.platform.lineage;

/** A refusal; its message says what is wrong, where, and how to mend it. */
public final class LineageException extends RuntimeException {

    private final LineageError error;

    public LineageException(LineageError error, String message) {
        super(message);
        this.error = error;
    }

    public LineageError error() {
        return error;
    }
}
