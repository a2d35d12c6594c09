package org.finmesh.platform.contract.diff;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** {@code roles} through which data are read or written, of the contract or of a server. */
final class Roles {

    private static final Fields FIELDS = Fields.of(
            Map.of(
                    "access",
                    Rule.stated(Shift.ADDED, Shift.REMOVED, Shift.UNDECIDED).ofWords(),
                    "customProperties",
                    CustomProperties::compare),
            Rule.DOCUMENTED);

    private Roles() {}

    static void compare(JsonNode before, JsonNode after, Place place) {
        for (var pair : Pairs.of(before, after, List.of(Pairs.by("role")))) {
            var at = place.at(Values.text(pair.added() ? pair.after() : pair.before(), "role"));
            if (pair.added()) {
                at.report(Shift.ADDED, "added");
            } else if (pair.removed()) {
                at.report(Shift.REMOVED, "removed");
            } else {
                FIELDS.compare(pair.before(), pair.after(), at);
            }
        }
    }
}
