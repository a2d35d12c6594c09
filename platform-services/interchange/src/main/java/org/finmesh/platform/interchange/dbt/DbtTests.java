package org.finmesh.platform.interchange.dbt;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.finmesh.platform.interchange.document.Nodes;
import org.finmesh.platform.interchange.document.Place;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** dbt's tests: those that contracts have words for, and all others as rules of the engine {@code dbt}. */
final class DbtTests {

    /** {@code ref('orders')}, {@code source('shop', 'orders')}: the last name in quotes. */
    private static final Pattern REFERENCE = Pattern.compile("(?s).*['\"]([^'\"]+)['\"]\\s*\\)\\s*(?:}})?\\s*");

    private DbtTests() {}

    /** Adds the rules of the engine {@code dbt}, which are tests as they are; takes them. */
    static void addOwn(Place described, ArrayNode tests) {
        for (var rule : described.at("quality").items()) {
            var implementation = rule.at("implementation").look();
            if ("dbt".equalsIgnoreCase(rule.at("engine").text())
                    && rule.look().size() == 3
                    && rule.at("type").present()
                    && implementation.size() <= 1) {
                rule.take();
                tests.add(implementation);
            }
        }
    }

    static List<Place> of(Place described) {
        var tests = new ArrayList<>(described.at("data_tests").items());
        tests.addAll(described.at("tests").items());
        return tests;
    }

    /**
     * Reads a test of a column.
     *
     * @param own what the contract itself said of the column, when it was exported
     * @param objects whether the file has an object of that name
     */
    static void readOfColumn(Place test, ObjectNode property, ObjectNode own, Predicate<String> objects) {
        var given = test.take();
        var arguments = arguments(given);
        var isKey = own.path("primaryKey").asBoolean(false);
        var read = arguments != null
                && switch (kind(given)) {
                    case "not_null" -> arguments.isEmpty() && mark(property, "required", isKey);
                    case "unique" -> arguments.isEmpty() && mark(property, "unique", isKey);
                    case "accepted_values" -> readValues(property, arguments);
                    case "relationships" -> isKnown(arguments, objects) && readRelationship(property, arguments);
                    default -> false;
                };
        if (!read) {
            addOther(property, given);
        }
    }

    private static boolean readValues(ObjectNode property, JsonNode arguments) {
        var values = arguments.path("values");
        var said = arguments.size() == 1 && values.isArray() && !values.isEmpty();
        if (said) {
            Nodes.custom(property, "enum", Jinja.plain(values));
        }
        return said;
    }

    private static boolean readRelationship(ObjectNode property, JsonNode arguments) {
        Nodes.listAt(property, "relationships").addObject().put("to", target(arguments));
        return true;
    }

    /** Of a key the contract itself says what it says. */
    private static boolean mark(ObjectNode property, String constraint, boolean isKey) {
        if (!isKey) {
            property.put(constraint, true);
        }
        return true;
    }

    private static boolean isKnown(JsonNode arguments, Predicate<String> objects) {
        var target = target(arguments);
        var name = "[A-Za-z_][A-Za-z0-9_]*";
        return arguments.size() == 2
                && target != null
                && target.matches(name + "\\." + name)
                && objects.test(target.replaceFirst("\\..*", ""));
    }

    private static @Nullable String target(JsonNode arguments) {
        var object = referenced(arguments.path("to").asString(""));
        return object == null ? null : object + "." + arguments.path("field").asString("");
    }

    static @Nullable String referenced(String expression) {
        var matcher = REFERENCE.matcher(expression);
        return matcher.matches() ? matcher.group(1) : null;
    }

    /** Of a model or table. */
    static void readOfObject(Place test, ObjectNode object) {
        var given = test.take();
        var arguments = arguments(given);
        var columns = arguments == null ? null : arguments.get("combination_of_columns");
        if (kind(given).equals("dbt_utils.unique_combination_of_columns")
                && columns != null
                && columns.size() > 1
                && arguments.size() == 1) {
            addUnique(object, columns);
        } else {
            addOther(object, given);
        }
    }

    /** That no two rows have the same values in all of these. */
    static void addUnique(ObjectNode object, JsonNode columns) {
        var rule = Nodes.listAt(object, "quality")
                .addObject()
                .put("type", "library")
                .put("metric", "duplicateValues");
        rule.putObject("arguments").set("properties", columns);
        rule.set("mustBe", JsonNodeFactory.instance.numberNode(0));
    }

    private static void addOther(ObjectNode described, JsonNode test) {
        var implementation = test.isObject() ? test : Nodes.text(test.asString(""));
        Nodes.listAt(described, "quality")
                .addObject()
                .put("type", "custom")
                .put("engine", "dbt")
                .set("implementation", implementation);
    }

    private static String kind(JsonNode test) {
        if (test.isString()) {
            return test.stringValue();
        }
        return test.size() == 1 && test.isObject()
                ? test.propertyNames().iterator().next()
                : "";
    }

    /** Under {@code arguments} since dbt 1.10, before that beside the settings; null where there are settings. */
    private static @Nullable JsonNode arguments(JsonNode test) {
        var body = test.isString() ? Nodes.object() : test.path(kind(test));
        if (body.has("arguments")) {
            return body.size() == 1 ? body.get("arguments") : null;
        }
        var settings = List.of(
                "config",
                "name",
                "severity",
                "where",
                "limit",
                "warn_if",
                "error_if",
                "store_failures",
                "tags",
                "meta",
                "description",
                "enabled");
        return body.isNull() || settings.stream().noneMatch(body::has) ? body : null;
    }
}
