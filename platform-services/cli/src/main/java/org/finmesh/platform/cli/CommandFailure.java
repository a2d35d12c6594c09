package org.finmesh.platform.cli;

import org.jspecify.annotations.Nullable;

/** A command cannot do what it was asked for; the message says what is wrong, where, and how to mend it. */
public final class CommandFailure extends RuntimeException {

    private final CliError error;

    public CommandFailure(CliError error, String message) {
        this(error, message, null);
    }

    public CommandFailure(CliError error, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.error = error;
    }

    public CliError error() {
        return error;
    }
}
