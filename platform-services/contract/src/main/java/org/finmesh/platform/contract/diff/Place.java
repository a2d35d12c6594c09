package org.finmesh.platform.contract.diff;

import java.util.List;
import org.finmesh.platform.contract.Change;
import org.finmesh.platform.contract.Perspective;
import org.jspecify.annotations.Nullable;

/**
 * Where the comparison stands, and where it writes what it finds.
 *
 * @param path empty for the contract as a whole
 * @param field as {@link Change} has it
 * @param found all changes so far, of all places
 */
record Place(String path, @Nullable String field, Perspective perspective, List<Change> found) {

    Place at(String key) {
        return new Place(path.isEmpty() ? key : path + "." + key, field, perspective, found);
    }

    /** Of a property by that name, within the property that this place is about. */
    Place property(String name) {
        return new Place(path + "." + name, field == null ? name : field + "." + name, perspective, found);
    }

    /** The same place, where it is about another field, or none. */
    Place about(@Nullable String other) {
        return new Place(path, other, perspective, found);
    }

    void report(Shift shift, String what, Object... values) {
        var text = what.formatted(values);
        found.add(new Change(path, field, shift.effect(perspective), text, shift.because(perspective)));
    }
}
