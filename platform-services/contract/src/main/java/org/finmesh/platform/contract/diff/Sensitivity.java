package org.finmesh.platform.contract.diff;

import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Whether a field is held closer than it was. A field without a classification is held as a public one. */
final class Sensitivity {

    private static final List<String> ORDER = List.of("public", "internal", "confidential", "restricted");

    private Sensitivity() {}

    static void compare(JsonNode before, JsonNode after, Place place) {
        var was = rank(before);
        var is = rank(after);
        Rule rule;
        if (after.isMissingNode()) {
            rule = Rule.stated(Shift.LOWERED, Shift.LOWERED, Shift.LOWERED);
        } else if (was < 0 || is < 0) {
            rule = Rule.stated(Shift.UNDECIDED, Shift.UNDECIDED, Shift.UNDECIDED);
        } else if (was == is) {
            rule = Rule.DOCUMENTED;
        } else {
            var shift = was < is ? Shift.RAISED : Shift.LOWERED;
            rule = Rule.stated(shift, shift, shift);
        }
        rule.ofWords().compare(before, after, place);
    }

    /** Below zero where only its author knows what it means. */
    private static int rank(JsonNode classification) {
        var word = Values.text(classification).strip().toLowerCase(Locale.ROOT);
        return word.isEmpty() ? 0 : ORDER.indexOf(word);
    }
}
