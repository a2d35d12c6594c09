package org.finmesh.platform.contract.diff;

import tools.jackson.databind.JsonNode;

/** Under which name the data are found: the {@code physicalName}, or the name where there is none. */
final class PhysicalName {

    private PhysicalName() {}

    /** Of an object or a property, before and after. */
    static Rule rule(JsonNode before, JsonNode after) {
        return (_, _, place) -> Rule.ADDRESS.compare(of(before), of(after), place);
    }

    private static JsonNode of(JsonNode element) {
        var physical = Values.at(element, "physicalName");
        return physical.isMissingNode() ? Values.at(element, "name") : physical;
    }
}
