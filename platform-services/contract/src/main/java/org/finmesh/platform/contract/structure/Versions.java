package org.finmesh.platform.contract.structure;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * In which versions a part of a description holds, seen from one of them.
 *
 * @param all of the standard, oldest first
 * @param current the one that is looked from
 */
record Versions(List<String> all, String current) {

    /** Whether something holds by its {@code since} and {@code until}, both included. */
    boolean include(JsonNode described) {
        var at = all.indexOf(current);
        return at >= index(described, "since", 0) && at <= index(described, "until", all.size());
    }

    /** In words, for the one whose version is another: {@code since v3.1.0}. */
    static String words(JsonNode described) {
        return described.has("since")
                ? "since " + described.get("since").stringValue()
                : "until " + described.get("until").stringValue();
    }

    private int index(JsonNode described, String bound, int otherwise) {
        if (!described.has(bound)) {
            return otherwise;
        }
        var index = all.indexOf(described.get(bound).stringValue());
        if (index < 0) {
            throw new IllegalStateException("no such version: " + described);
        }
        return index;
    }
}
