package org.finmesh.platform.contract.diff;

import static java.util.Map.entry;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A property of an object, an item of an array, a key or a value of a map. */
final class Property {

    private static final Map<String, Rule> RULES = Map.ofEntries(
            entry("name", Rule.IGNORED), // Elements
            entry("physicalName", Rule.IGNORED), // PhysicalName
            entry("primaryKey", Rule.IGNORED), // PrimaryKey
            entry("primaryKeyPosition", Rule.IGNORED),
            entry("logicalTypeOptions", Rule.IGNORED), // TypeOptions
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

    private static final Fields FIELDS = CustomProperties.besides(RULES);

    private Property() {}

    static void compare(JsonNode before, JsonNode after, Place place) {
        PhysicalName.compare(before, after, place);
        FIELDS.compare(before, after, place);
        AllowedValues.compare(before, after, place.at("enum"));
        var logicalType = Values.text(after, "logicalType");
        if (logicalType.equals(Values.text(before, "logicalType"))) {
            var options = "logicalTypeOptions";
            TypeOptions.compare(logicalType, before.path(options), after.path(options), place.at(options));
        }
    }

    private static void compareNested(JsonNode before, JsonNode after, Place place) {
        if (before.isMissingNode() || after.isMissingNode()) {
            Rule.STATED.compare(before, after, place);
        } else {
            compare(before, after, place);
        }
    }
}
