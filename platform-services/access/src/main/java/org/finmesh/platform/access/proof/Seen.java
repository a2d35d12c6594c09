package org.finmesh.platform.access.proof;

import org.finmesh.platform.access.Attempt.Outcome;

/** What a system answered, and in which words. */
record Seen(Outcome outcome, String detail) {

    static Seen allowed(String detail) {
        return new Seen(Outcome.ALLOWED, detail);
    }

    static Seen refused(String detail) {
        return new Seen(Outcome.REFUSED, detail);
    }

    static Seen failed(Throwable failure) {
        return new Seen(Outcome.FAILED, "%s: %s".formatted(failure.getClass().getSimpleName(), failure.getMessage()));
    }
}
