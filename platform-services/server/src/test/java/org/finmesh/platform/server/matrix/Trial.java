package org.finmesh.platform.server.matrix;

import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How a row of the table is tried.
 *
 * @param row its name in the table
 * @param subjects makes what the call is about, in the state that the row speaks of
 * @param query that follows the path, with its question mark; may be empty
 * @param body JSON; null for a call without
 * @param changes whether the call does something to its subject; else it must not
 * @param closed makes one that the call can do nothing to any more: who has no right is told that, and not how it stands
 */
record Trial(
        String row,
        Supplier<Subject> subjects,
        String query,
        @Nullable Function<Subject, String> body,
        boolean changes,
        @Nullable Supplier<Subject> closed) {

    /** About nothing. */
    static Trial of(String row) {
        return of(row, () -> Subject.constant(""));
    }

    static Trial of(String row, Supplier<Subject> subjects) {
        return new Trial(row, subjects, "", null, false, null);
    }

    static Trial of(String row, String subject) {
        return of(row, () -> Subject.constant(subject));
    }

    Trial with(String newQuery) {
        return new Trial(row, subjects, newQuery, body, changes, closed);
    }

    Trial sending(Function<Subject, String> newBody) {
        return new Trial(row, subjects, query, newBody, changes, closed);
    }

    Trial changing() {
        return new Trial(row, subjects, query, body, true, closed);
    }

    Trial refusedToo(Supplier<Subject> newClosed) {
        return new Trial(row, subjects, query, body, changes, newClosed);
    }

    String method() {
        return row.substring(0, row.indexOf(' '));
    }

    /** The row's path with what it is about in the place of what varies. */
    String uri(Subject subject) {
        var path = row.split(" ")[1];
        return path.replaceAll("\\{[^}]*}|\\*\\*", subject.id()) + query.replace("{}", subject.id());
    }
}
