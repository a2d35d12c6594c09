package org.finmesh.platform.access.grants;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;

/** From what a consumer has to what it ought to have. */
record Correction<S extends Held>(S actual, S intended) {

    boolean isNone() {
        return actual.equals(intended);
    }

    List<String> missing() {
        return minus(intended.rights(), actual.rights());
    }

    List<String> surplus() {
        return minus(actual.rights(), intended.rights());
    }

    private static List<String> minus(SortedSet<String> from, SortedSet<String> what) {
        var rest = new ArrayList<>(from);
        rest.removeAll(what);
        return rest;
    }
}
