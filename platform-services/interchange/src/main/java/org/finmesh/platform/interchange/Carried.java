package org.finmesh.platform.interchange;

import java.util.List;

/**
 * What came out on the other side.
 *
 * @param text a whole file
 * @param notes everything that is not the same on both sides: what is left behind in the order of the source, then what is
 *     carried otherwise
 */
public record Carried(String text, List<Note> notes) {

    public Carried {
        notes = List.copyOf(notes);
    }
}
