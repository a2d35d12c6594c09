package org.finmesh.platform.interchange.soda;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.finmesh.platform.interchange.document.Bound;
import org.finmesh.platform.interchange.document.ContractSource;
import org.finmesh.platform.interchange.document.Nodes;
import org.finmesh.platform.interchange.document.Place;
import org.finmesh.platform.interchange.document.Regexes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What values a property may have, as Soda's {@code invalid} check says it. */
final class ValidValues {

    /** Soda's key and the argument of a contract's rule {@code invalidValues}. */
    private static final Map<String, String> ARGUMENTS = arguments();

    private static final Set<String> NUMBERS = Set.of("integer", "number");

    private ValidValues() {}

    private static Map<String, String> arguments() {
        var arguments = new LinkedHashMap<String, String>();
        arguments.put("valid_values", "validValues");
        arguments.put("valid_min", "validMin");
        arguments.put("valid_max", "validMax");
        arguments.put("valid_length", "validLength");
        arguments.put("valid_min_length", "validMinLength");
        arguments.put("valid_max_length", "validMaxLength");
        return arguments;
    }

    /** Of a property's own options and values; takes them. Empty where every value is valid. */
    static ObjectNode of(Place property) {
        var check = Nodes.object();
        var values = ContractSource.values(property);
        if (!values.isEmpty()) {
            check.putArray("valid_values").addAll(values);
        }
        for (var bound : Bound.of(property)) {
            if (bound.inclusive() && bound.value().isNumber()) {
                check.set(bound.side() == Bound.Side.LOWER ? "valid_min" : "valid_max", bound.value());
                bound.take();
            } else {
                bound.leave("Soda's bounds are numbers, and values may be equal to them");
            }
        }
        var options = property.at("logicalTypeOptions");
        if ("string".equals(property.at("logicalType").text())) {
            size(options.at("minLength"), "valid_min_length", check);
            size(options.at("maxLength"), "valid_max_length", check);
        }
        options.at("pattern").takeText(pattern -> format(check, pattern));
        return check;
    }

    private static void size(Place option, String key, ObjectNode check) {
        // Already taken where the column's type says it: varchar(20).
        if (option.remainder() != null) {
            check.set(key, option.take());
        }
    }

    private static void format(ObjectNode check, String pattern) {
        check.putObject("valid_format").put("name", "pattern").put("regex", Regexes.anchored(pattern));
    }

    /** Of a rule's arguments; takes them. */
    static ObjectNode ofArguments(Place arguments) {
        var check = Nodes.object();
        ARGUMENTS.forEach((key, argument) -> {
            if (arguments.at(argument).present()) {
                check.set(key, arguments.at(argument).take());
            }
        });
        arguments.at("pattern").takeText(pattern -> format(check, pattern));
        return check;
    }

    /** As arguments of a rule; false, and nothing written, where the check has more than those can say. */
    static boolean readArguments(JsonNode check, ObjectNode rule) {
        var arguments = Nodes.object();
        for (var key : check.propertyNames()) {
            if (key.equals("valid_format") && check.get(key).path("regex").isString()) {
                arguments.put(
                        "pattern", Regexes.whole(check.get(key).path("regex").asString("")));
            } else if (ARGUMENTS.containsKey(key)) {
                arguments.set(ARGUMENTS.get(key), check.get(key));
            } else {
                return false;
            }
        }
        Nodes.put(rule, "arguments", arguments);
        return true;
    }

    /** As a property's own options and values; false, and nothing written, where they cannot say it or say it already. */
    static boolean readOptions(JsonNode check, ObjectNode property) {
        var type = property.path("logicalType").asString("");
        var options = Nodes.object();
        for (var key : check.propertyNames()) {
            var value = check.get(key);
            for (var option : options(key, type)) {
                var content = option.equals("pattern")
                        ? Nodes.text(Regexes.whole(value.path("regex").asString("")))
                        : value;
                options.set(option, content);
            }
            var named = key.equals("valid_format") && !value.path("regex").isString();
            if (named || options(key, type).isEmpty() && !key.equals("valid_values")) {
                return false;
            }
        }
        var present = new ArrayList<>(property.path("logicalTypeOptions").propertyNames());
        if (present.stream().anyMatch(options::has)) {
            return false;
        }
        options.forEachEntry((option, value) -> Nodes.option(property, option, value));
        if (check.has("valid_values")) {
            Nodes.custom(property, "enum", check.get("valid_values"));
        }
        return true;
    }

    private static List<String> options(String key, String type) {
        var text = type.equals("string");
        var number = NUMBERS.contains(type);
        return switch (key) {
            case "valid_min" -> number ? List.of("minimum") : List.of();
            case "valid_max" -> number ? List.of("maximum") : List.of();
            case "valid_min_length" -> text ? List.of("minLength") : List.of();
            case "valid_max_length" -> text ? List.of("maxLength") : List.of();
            case "valid_length" -> text ? List.of("minLength", "maxLength") : List.of();
            case "valid_format" -> text ? List.of("pattern") : List.of();
            default -> List.of();
        };
    }
}
