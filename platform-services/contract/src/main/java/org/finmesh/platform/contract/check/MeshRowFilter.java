package org.finmesh.platform.contract.check;

import static org.finmesh.platform.contract.ProblemCode.CUSTOM_PROPERTY;

import tools.jackson.databind.JsonNode;

/** What the mesh asks of a contract's custom property {@code rowFilter}: a field, and values that it can have. */
final class MeshRowFilter {

    private static final String FORM = "rowFilter is {field: a property's name, in: [its values]}";

    private MeshRowFilter() {}

    static void check(Element root) {
        var filter = root.customProperty("rowFilter");
        if (filter == null) {
            return;
        }
        var values = filter.at("in");
        if (!filter.node().isObject()
                || filter.node().size() != 2
                || filter.text("field") == null
                || values.items().isEmpty()) {
            filter.problem(CUSTOM_PROPERTY, FORM);
            return;
        }
        root.at("schema").items().stream()
                .flatMap(object -> object.at("properties").items().stream())
                .filter(property ->
                        filter.node().path("field").equals(property.at("name").node()))
                .findFirst()
                .ifPresentOrElse(
                        property -> checkValues(values, property.text("logicalType")),
                        () -> filter.at("field")
                                .problem(
                                        CUSTOM_PROPERTY,
                                        "the contract has no property '%s'".formatted(filter.text("field"))));
    }

    private static void checkValues(Element values, @org.jspecify.annotations.Nullable String type) {
        for (var value : values.items()) {
            if (!fits(value.node(), type == null ? "" : type)) {
                value.problem(
                        CUSTOM_PROPERTY,
                        "rows are told apart by strings, integers and booleans, and %s is no %s"
                                .formatted(value.node(), type));
            }
        }
    }

    private static boolean fits(JsonNode value, String type) {
        return switch (type) {
            case "string" -> value.isString();
            case "integer" -> value.isIntegralNumber();
            case "boolean" -> value.isBoolean();
            default -> false;
        };
    }
}
