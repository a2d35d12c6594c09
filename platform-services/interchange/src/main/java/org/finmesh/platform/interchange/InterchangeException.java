package org.finmesh.platform.interchange;

import org.jspecify.annotations.Nullable;

/** A file cannot be carried over; the message says what is wrong, where, and how to mend it. */
public final class InterchangeException extends RuntimeException {

    private final InterchangeError error;

    public InterchangeException(InterchangeError error, String message) {
        this(error, message, null);
    }

    public InterchangeException(InterchangeError error, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.error = error;
    }

    public InterchangeError error() {
        return error;
    }
}
