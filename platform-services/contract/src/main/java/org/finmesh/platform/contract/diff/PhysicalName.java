package org.finmesh.platform.contract.diff;

import tools.jackson.databind.JsonNode;

/** Under which name the data are found: the {@code physicalName}, or the name where there is none. */
final class PhysicalName {

    private PhysicalName() {}

    static void compare(JsonNode before, JsonNode after, Place place) {
        if (before.has("physicalName") || after.has("physicalName")) {
            Rule.ADDRESS.compare(of(before), of(after), place.at("physicalName"));
        }
    }

    private static JsonNode of(JsonNode element) {
        var physical = Values.at(element, "physicalName");
        return physical.isMissingNode() ? Values.at(element, "name") : physical;
    }
}
