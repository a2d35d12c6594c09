package org.finmesh.platform.localstack;

import java.io.IOException;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Something of the local stack failed; the message says what, where, and how to mend it. */
public final class StackException extends RuntimeException {

    private final StackError error;

    public StackException(StackError error, String message) {
        this(error, message, null);
    }

    public StackException(StackError error, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.error = error;
    }

    /** A failed file operation, said with what was being done; a full disk is told from other reasons. */
    public static StackException of(String doing, IOException cause) {
        var reason = String.valueOf(cause.getMessage());
        return reason.contains("No space left")
                ? new StackException(
                        StackError.NO_DISK_SPACE,
                        "no disk space left while " + doing + " (" + reason + "): free some and call again",
                        cause)
                : new StackException(StackError.FILE_UNUSABLE, "failed while " + doing + ": " + cause, cause);
    }

    /** What a parallel step failed with: ours as it is, anything else as it came. */
    public static RuntimeException causeOf(CompletionException e) {
        return e.getCause() instanceof RuntimeException cause ? cause : e;
    }

    public StackError error() {
        return error;
    }
}
