package org.finmesh.governance;

import org.jspecify.annotations.Nullable;

/** Governance cannot answer; who asked for a verdict has none, and does not go on. */
public final class GovernanceException extends RuntimeException {

    private final GovernanceError error;

    public GovernanceException(GovernanceError error, String message) {
        this(error, message, null);
    }

    public GovernanceException(GovernanceError error, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.error = error;
    }

    public GovernanceError error() {
        return error;
    }
}
