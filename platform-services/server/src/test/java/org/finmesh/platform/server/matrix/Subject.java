package org.finmesh.platform.server.matrix;

import java.util.function.Supplier;

/**
 * What a call is about.
 *
 * @param id as in the call's path or body
 * @param mark what an answer has in it that shows the subject
 * @param state as it is now, seen past the call; another as soon as the call did something
 */
record Subject(String id, String mark, Supplier<String> state) {

    Subject(String id, Supplier<String> state) {
        this(id, id, state);
    }

    /** That nothing is to be seen of. */
    static Subject constant(String id) {
        return new Subject(id, () -> "");
    }
}
