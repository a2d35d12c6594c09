package org.finmesh.platform.contract.diff;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A list whose order means nothing: what is in it now that was not, and the other way round. */
record Choice(Shift added, Shift removed) implements Rule {

    @Override
    public void compare(JsonNode before, JsonNode after, Place place) {
        var was = values(before);
        var is = values(after);
        report(is, was, added, "has %s besides", place);
        report(was, is, removed, "no longer has %s", place);
    }

    private static void report(
            Map<String, JsonNode> these, Map<String, JsonNode> those, Shift shift, String what, Place place) {
        var more = these.entrySet().stream()
                .filter(entry -> !those.containsKey(entry.getKey()))
                .map(entry -> Values.shown(entry.getValue()))
                .collect(Collectors.joining(", "));
        if (!more.isEmpty()) {
            place.report(shift, what, more);
        }
    }

    private static Map<String, JsonNode> values(JsonNode list) {
        var values = new LinkedHashMap<String, JsonNode>();
        list.forEach(value -> values.put(Values.canonical(value), value));
        return values;
    }
}
