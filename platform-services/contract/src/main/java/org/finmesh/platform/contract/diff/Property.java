package org.finmesh.platform.contract.diff;

import static java.util.Map.entry;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A property of an object, an item of an array, a key or a value of a map. */
final class Property {

    private static final Map<String, Rule> RULES = Map.ofEntries(
            entry("name", Rule.IGNORED), // Elements
            entry("primaryKey", Rule.IGNORED), // PrimaryKey
            entry("primaryKeyPosition", Rule.IGNORED),
            entry("enum", Rule.IGNORED), // AllowedValues
            entry("logicalType", Rule.STATED),
            entry("physicalType", Rule.STATED.ofWords()),
            entry("required", Rule.flag(Shift.TIGHTENED, Shift.LOOSENED)),
            entry("unique", Rule.flag(Shift.TIGHTENED, Shift.LOOSENED)),
            entry("partitioned", Rule.flag(Shift.ADDED, Shift.REMOVED)),
            entry("partitionKeyPosition", Rule.ADDRESS.orElse("-1").adapted(Values::asText)),
            entry("classification", Sensitivity::compare),
            entry("criticalDataElement", Rule.flag(Shift.STRENGTHENED, Shift.WEAKENED)),
            entry("encryptedName", Rule.ADDRESS),
            entry("semanticType", Rule.STATED.orElse("column")),
            entry("transformLogic", Rule.UNDECIDABLE),
            entry("transformSourceObjects", Rule.UNDECIDABLE),
            entry("deprecated", Rule.flag(Shift.ANNOUNCED, Shift.ANNOUNCED)),
            entry("properties", Elements::compareProperties),
            entry("items", Property::compareNested),
            entry("map", Fields.all(Property::compareNested)),
            entry("relationships", Relationships::compare),
            entry("quality", Quality::compare),
            entry("authoritativeDefinitions", Concepts::compare),
            entry("customProperties", CustomProperties::compare));

    private Property() {}

    static void compare(JsonNode before, JsonNode after, Place place) {
        new Fields(key -> rule(key, before, after)).compare(before, after, place);
        AllowedValues.compare(before, after, place.at("enum"));
    }

    private static Rule rule(String key, JsonNode before, JsonNode after) {
        return switch (key) {
            case "physicalName" -> PhysicalName.rule(before, after);
            case "logicalTypeOptions" -> options(Values.text(before, "logicalType"), Values.text(after, "logicalType"));
            default -> CustomProperties.orByName(RULES, key);
        };
    }

    /** What values of one type may be says nothing about those of another. */
    private static Rule options(String typeBefore, String typeAfter) {
        if (!typeBefore.isEmpty() && !typeAfter.isEmpty() && !typeBefore.equals(typeAfter)) {
            return Rule.IGNORED;
        }
        var type = typeBefore.isEmpty() ? typeAfter : typeBefore;
        return (before, after, place) -> TypeOptions.compare(type, before, after, place);
    }

    private static void compareNested(JsonNode before, JsonNode after, Place place) {
        if (before.isMissingNode() || after.isMissingNode()) {
            Rule.STATED.compare(before, after, place);
        } else {
            compare(before, after, place);
        }
    }
}
