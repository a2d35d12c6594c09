package org.finmesh.platform.contract.diff;

import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** How far the contract is in its life. Since 3.2.0 it may go without saying: then it is active. */
final class Status {

    private static final List<String> BEGINNING = List.of("proposed", "draft", "active");
    private static final String ACTIVE = "active";
    private static final String DEPRECATED = "deprecated";
    private static final String RETIRED = "retired";

    private Status() {}

    static void compare(JsonNode before, JsonNode after, Place place) {
        var shift = shift(word(before), word(after));
        Rule.stated(shift, shift, shift).ofWords().compare(before, after, place);
    }

    private static Shift shift(String was, String is) {
        if (was.equals(is)) {
            return Shift.DOCUMENTED;
        }
        if (is.equals(RETIRED)) {
            return Shift.REMOVED;
        }
        if (is.equals(DEPRECATED)) {
            return Shift.ANNOUNCED;
        }
        if (is.equals(ACTIVE)) {
            return Shift.STRENGTHENED;
        }
        var begun = BEGINNING.indexOf(was);
        var begins = BEGINNING.indexOf(is);
        if (begins < 0 || (begun < 0 && !was.equals(DEPRECATED) && !was.equals(RETIRED))) {
            return Shift.UNDECIDED;
        }
        return begun >= 0 && begun < begins ? Shift.STRENGTHENED : Shift.WEAKENED;
    }

    private static String word(JsonNode status) {
        var word = Values.text(status).strip().toLowerCase(Locale.ROOT);
        return word.isEmpty() ? ACTIVE : word;
    }
}
