package org.finmesh.platform.contract;

import java.io.IOException;

/** A file that is there, and whose content is no text that we read: too large, or not UTF-8. */
public final class UnreadableFileException extends IOException {

    private final transient Problem problem;

    public UnreadableFileException(Problem problem) {
        super(problem.toString());
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
