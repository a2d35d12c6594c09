package org.finmesh.platform.access;

import org.jspecify.annotations.Nullable;

/** A refusal or failure of access; the message says what is wrong and how to mend it. */
public class AccessException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final AccessError error;

    public AccessException(AccessError error, String message) {
        this(error, message, null);
    }

    public AccessException(AccessError error, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.error = error;
    }

    public AccessError error() {
        return error;
    }
}
