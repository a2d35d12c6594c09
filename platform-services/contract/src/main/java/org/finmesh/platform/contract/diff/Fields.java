package org.finmesh.platform.contract.diff;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Compares two mappings key by key, each by its own rule, in the order of the document. */
record Fields(Function<String, Rule> rules) implements Rule {

    /** @param others for keys that {@code rules} does not have */
    static Fields of(Map<String, Rule> rules, Rule others) {
        return new Fields(key -> rules.getOrDefault(key, others));
    }

    static Fields all(Rule rule) {
        return new Fields(_ -> rule);
    }

    @Override
    public void compare(JsonNode before, JsonNode after, Place place) {
        var keys = new LinkedHashSet<>(before.propertyNames());
        keys.addAll(after.propertyNames());
        for (var key : keys) {
            var old = Values.at(before, key);
            var now = Values.at(after, key);
            if (!old.equals(now)) {
                rules.apply(key).compare(old, now, place.at(key));
            }
        }
    }
}
