package org.finmesh.platform.interchange;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a format's reader makes of a file: the contract without its head.
 *
 * @param described the name of what is described, where that is one thing or has a name as a whole
 * @param sections of ODCS from {@code name} on: {@code description}, {@code servers}, {@code schema}…
 */
public record Draft(String described, ObjectNode sections, List<Note> notes) {

    public Draft {
        notes = List.copyOf(notes);
    }
}
