package org.finmesh.platform.contract.diff;

import static java.util.Map.entry;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A table, topic or file of the contract's {@code schema}. */
final class SchemaObject {

    private static final Map<String, Rule> RULES = Map.ofEntries(
            entry("name", Rule.IGNORED), // Elements
            entry("logicalType", Rule.STATED.orElse("object")),
            entry("physicalType", Rule.STATED.ofWords()),
            entry("dataGranularityDescription", Rule.UNDECIDABLE),
            entry("deprecated", Rule.flag(Shift.ANNOUNCED, Shift.ANNOUNCED)),
            entry("properties", Elements::compareProperties),
            entry("relationships", Relationships::compare),
            entry("quality", Quality::compare),
            entry("authoritativeDefinitions", Concepts::compare),
            entry("customProperties", CustomProperties::compare));

    private SchemaObject() {}

    static void compare(JsonNode before, JsonNode after, Place place) {
        new Fields(key -> rule(key, before, after)).compare(before, after, place);
    }

    private static Rule rule(String key, JsonNode before, JsonNode after) {
        return key.equals("physicalName") ? PhysicalName.rule(before, after) : CustomProperties.orByName(RULES, key);
    }
}
