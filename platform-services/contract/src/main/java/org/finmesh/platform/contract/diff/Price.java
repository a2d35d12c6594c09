package org.finmesh.platform.contract.diff;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What reading costs. */
final class Price {

    private static final Fields FIELDS = Fields.of(
            Map.of("priceAmount", Price::compareAmount, "id", Rule.DOCUMENTED),
            Rule.stated(Shift.WEAKENED, Shift.UNDECIDED, Shift.REPLACED));

    private Price() {}

    static void compare(JsonNode before, JsonNode after, Place place) {
        FIELDS.compare(before, after, place);
    }

    private static void compareAmount(JsonNode before, JsonNode after, Place place) {
        var was = Values.number(before);
        var is = Values.number(after);
        var dearer = was == null || is == null || was.compareTo(is) < 0;
        Rule.stated(Shift.WEAKENED, Shift.UNDECIDED, dearer ? Shift.WEAKENED : Shift.STRENGTHENED)
                .compare(before, after, place);
    }
}
