package org.finmesh.platform.contract.diff;

import java.util.Locale;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** How one part of a contract is compared. What is absent on a side is a missing node there. */
@FunctionalInterface
interface Rule {

    void compare(JsonNode before, JsonNode after, Place place);

    /** Compared elsewhere, or of no meaning. */
    Rule IGNORED = (_, _, _) -> {};

    /** Words about the data, whatever their form. */
    Rule DOCUMENTED = Rule::document;

    /** What is said is kept to; saying it is new, no longer or otherwise. */
    Rule STATED = stated(Shift.TIGHTENED, Shift.LOOSENED, Shift.REPLACED);

    /** As {@link #STATED}, where nobody can tell what the one text allows and the other does not. */
    Rule UNDECIDABLE = stated(Shift.TIGHTENED, Shift.LOOSENED, Shift.UNDECIDED);

    /** Something to be found there, or under that name. */
    Rule ADDRESS = stated(Shift.ADDED, Shift.REMOVED, Shift.REPLACED);

    static Rule stated(Shift said, Shift unsaid, Shift changed) {
        return (before, after, place) -> {
            if (Values.same(before, after)) {
                return;
            }
            if (before.isMissingNode()) {
                place.report(said, "is now %s, where nothing was said", Values.shown(after));
            } else if (after.isMissingNode()) {
                place.report(unsaid, "was %s, and nothing is said now", Values.shown(before));
            } else {
                place.report(changed, "was %s, is now %s", Values.shown(before), Values.shown(after));
            }
        };
    }

    /** True or false, where absent is false. */
    static Rule flag(Shift set, Shift cleared) {
        return (before, after, place) -> {
            var was = Values.isTrue(before);
            if (was != Values.isTrue(after)) {
                place.report(was ? cleared : set, was ? "is no longer so" : "is now so");
            }
        };
    }

    /** Where absent means {@code value}. */
    default Rule orElse(String value) {
        var node = StringNode.valueOf(value);
        return adapted(side -> side.isMissingNode() ? node : side);
    }

    /** In any letter case, with any space. */
    default Rule ofWords() {
        return (before, after, place) -> {
            if (!words(before).equals(words(after))) {
                compare(before, after, place);
            }
        };
    }

    default Rule adapted(UnaryOperator<JsonNode> adapter) {
        return (before, after, place) -> compare(adapter.apply(before), adapter.apply(after), place);
    }

    private static String words(JsonNode node) {
        return Values.text(node).replaceAll("\\s+", "").toLowerCase(Locale.ROOT);
    }

    private static void document(JsonNode before, JsonNode after, Place place) {
        if (before.isObject() && after.isObject()) {
            Fields.all(DOCUMENTED).compare(before, after, place);
        } else if (!Values.same(before, after)) {
            stated(Shift.DOCUMENTED, Shift.DOCUMENTED, Shift.DOCUMENTED).compare(before, after, place);
        }
    }
}
