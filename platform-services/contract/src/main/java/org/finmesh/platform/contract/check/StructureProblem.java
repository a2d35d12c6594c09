package org.finmesh.platform.contract.check;

import static org.finmesh.platform.contract.ProblemCode.MISSING_KEY;
import static org.finmesh.platform.contract.ProblemCode.ONE_OPERATOR;
import static org.finmesh.platform.contract.ProblemCode.UNKNOWN_KEY;
import static org.finmesh.platform.contract.ProblemCode.WRONG_TYPE;
import static org.finmesh.platform.contract.ProblemCode.WRONG_VALUE;

import com.networknt.schema.Error;
import java.util.Optional;
import java.util.stream.Collectors;
import org.finmesh.platform.contract.ProblemCode;
import tools.jackson.databind.JsonNode;

/** A broken rule of a structure, said in the words of the one who wrote the file. */
record StructureProblem(ProblemCode code, String pointer, String message) {

    void addTo(Problems problems) {
        problems.add(code, pointer, message);
    }

    static Optional<StructureProblem> of(Error error) {
        var pointer = error.getInstanceLocation().toString();
        var path = error.getEvaluationPath().toString();
        if (path.contains("/propertyNames")) {
            return Optional.of(unknownKey(pointer, keyOf(error)));
        }
        if (path.contains("/oneOf")) {
            return Optional.of(
                    new StructureProblem(
                            ONE_OPERATOR,
                            pointer,
                            "a rule has exactly one of mustBe, mustNotBe, mustBeGreaterThan, "
                                    + "mustBeGreaterOrEqualTo, mustBeLessThan, mustBeLessOrEqualTo, mustBeBetween, mustNotBeBetween"));
        }
        if (error.getSchemaNode().isBoolean() && !"additionalProperties".equals(error.getKeyword())) {
            var slash = pointer.lastIndexOf('/');
            return Optional.of(unknownKey(pointer.substring(0, slash), pointer.substring(slash + 1)));
        }
        return Optional.of(of(error, pointer));
    }

    private static StructureProblem of(Error error, String pointer) {
        var rule = error.getSchemaNode();
        return switch (error.getKeyword()) {
            case "additionalProperties" -> unknownKey(pointer, error.getProperty());
            case "required" ->
                new StructureProblem(
                        MISSING_KEY, pointer, "%s misses the key '%s'".formatted(name(pointer), error.getProperty()));
            case "type" -> new StructureProblem(WRONG_TYPE, pointer, wrongType(pointer, error));
            case "enum", "const" ->
                new StructureProblem(
                        WRONG_VALUE,
                        pointer,
                        "%s is %s: write %s".formatted(name(pointer), shown(error), choices(rule)));
            case "pattern" ->
                new StructureProblem(
                        WRONG_VALUE,
                        pointer,
                        "%s is %s, which does not match %s".formatted(name(pointer), shown(error), rule.asString()));
            case null, default -> new StructureProblem(WRONG_VALUE, pointer, name(pointer) + " " + error.getMessage());
        };
    }

    private static StructureProblem unknownKey(String parent, String key) {
        return new StructureProblem(
                UNKNOWN_KEY,
                parent + "/" + key.replace("~", "~0").replace("/", "~1"),
                "%s has no key '%s' here by this version of the standard: mend it, or use customProperties"
                        .formatted(name(parent), key));
    }

    private static String keyOf(Error error) {
        var property = error.getProperty();
        return property == null ? error.getInstanceNode().asString() : property;
    }

    private static String wrongType(String pointer, Error error) {
        var rule = error.getSchemaNode();
        var hint = "";
        if (rule.isString()
                && rule.stringValue().equals("string")
                && error.getInstanceNode().isValueNode()) {
            hint = ": put it in quotes";
        } else if (pointer.endsWith("/customProperties")) {
            hint = " of {property, value}";
        }
        return "%s is %s, not %s%s".formatted(name(pointer), shown(error), types(rule), hint);
    }

    private static String types(JsonNode rule) {
        return choices(rule)
                .replace(", ", " or ")
                .replace("array", "list")
                .replace("object", "mapping")
                .replace("string", "text");
    }

    private static String choices(JsonNode rule) {
        return rule.isArray()
                ? rule.valueStream().map(JsonNode::asString).collect(Collectors.joining(", "))
                : rule.asString();
    }

    private static String shown(Error error) {
        var node = error.getInstanceNode();
        if (node.isObject() || node.isArray()) {
            return node.isArray() ? "a list" : "a mapping";
        }
        var text = node.toString();
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }

    private static String name(String pointer) {
        if (pointer.isEmpty()) {
            return "the document";
        }
        return pointer.substring(1);
    }
}
