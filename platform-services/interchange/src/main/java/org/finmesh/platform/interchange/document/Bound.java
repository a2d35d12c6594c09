package org.finmesh.platform.interchange.document;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A bound of a property's values; the many spellings of the versions are one here: v3.0 says with a boolean whether
 * {@code minimum} is exclusive, later versions have a bound of its own for that.
 *
 * @param value a number; of dates and times a text
 */
public record Bound(Side side, boolean inclusive, JsonNode value, List<Place> places) {

    /** Below or above. */
    public enum Side {
        LOWER("minimum", "exclusiveMinimum"),
        UPPER("maximum", "exclusiveMaximum");

        private final String inclusive;
        private final String exclusive;

        Side(String inclusive, String exclusive) {
            this.inclusive = inclusive;
            this.exclusive = exclusive;
        }

        /** As ODCS 3.1 and JSON Schema call the bound. */
        public String keyword(boolean isInclusive) {
            return isInclusive ? inclusive : exclusive;
        }
    }

    public Bound {
        places = List.copyOf(places);
    }

    /** The bounds in a property's {@code logicalTypeOptions}, none taken. */
    public static List<Bound> of(Place property) {
        var options = property.at("logicalTypeOptions");
        var bounds = new ArrayList<Bound>();
        for (var side : Side.values()) {
            var plain = options.at(side.inclusive);
            var exclusive = options.at(side.exclusive);
            if (plain.present()) {
                var flag = exclusive.look().isBoolean();
                bounds.add(new Bound(
                        side, !exclusive.isTrue(), plain.look(), flag ? List.of(plain, exclusive) : List.of(plain)));
            }
            if (exclusive.present() && !exclusive.look().isBoolean()) {
                bounds.add(new Bound(side, false, exclusive.look(), List.of(exclusive)));
            }
        }
        return bounds;
    }

    public String keyword() {
        return side.keyword(inclusive);
    }

    /** {@code >=}, {@code >}, {@code <=} or {@code <}. */
    public String operator() {
        return (side == Side.LOWER ? ">" : "<") + (inclusive ? "=" : "");
    }

    public void take() {
        places.forEach(Place::take);
    }

    public void leave(String why) {
        places.forEach(place -> place.leave(why));
    }
}
