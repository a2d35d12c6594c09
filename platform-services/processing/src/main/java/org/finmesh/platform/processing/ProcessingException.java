package org.finmesh.platform.processing;

import org.jspecify.annotations.Nullable;

/** Says what is wrong, where, and how to mend it. */
public final class ProcessingException extends RuntimeException {

    private final ProcessingError error;

    public ProcessingException(ProcessingError error, String message) {
        this(error, message, null);
    }

    public ProcessingException(ProcessingError error, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.error = error;
    }

    public ProcessingError error() {
        return error;
    }
}
