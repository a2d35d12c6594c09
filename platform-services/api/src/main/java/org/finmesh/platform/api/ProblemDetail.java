package org.finmesh.platform.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An error by <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>, with Finmesh's two extension members.
 *
 * @param code stable, e.g. {@code OWN_REQUEST}; the enum of the module that refused
 * @param detail what is wrong and how to mend it, for people
 * @param problems of the files that were sent, when those are wrong
 */
public record ProblemDetail(
        String title,
        int status,
        @Nullable String detail,
        @Nullable String code,
        @Nullable List<FileProblem> problems) {

    /** @param line from 1; 0 when the file as a whole is meant */
    public record FileProblem(String file, int line, String code, String message) {}
}
