package org.finmesh.platform.contract.check;

import static org.finmesh.platform.contract.ProblemCode.BAD_PATTERN;
import static org.finmesh.platform.contract.ProblemCode.DANGLING_REFERENCE;
import static org.finmesh.platform.contract.ProblemCode.IMPOSSIBLE_BOUNDS;

import java.util.List;
import java.util.stream.Collectors;

/** Bounds that no value can keep, patterns that are none, required properties that are not there. */
final class LogicalTypeOptions {

    private LogicalTypeOptions() {}

    static void check(Element property) {
        var options = property.at("logicalTypeOptions");
        if (!options.present()) {
            return;
        }
        checkRange(options, "integer".equals(property.text("logicalType")));
        List.of("Length", "Items", "Properties").forEach(what -> checkSizes(options, "min" + what, "max" + what));
        checkRequired(options, property.at("properties").items());
        checkPattern(options.at("pattern"));
    }

    private static void checkRange(Element options, boolean whole) {
        for (var upper : Bound.upper(options)) {
            for (var lower : Bound.lower(options)) {
                if (Bound.excludeAll(lower, upper, whole)) {
                    upper.at()
                            .problem(
                                    IMPOSSIBLE_BOUNDS,
                                    "no value is within %s %s and %s %s: swap or widen them"
                                            .formatted(lower.key(), lower.shown(), upper.key(), upper.shown()));
                    break;
                }
            }
        }
    }

    private static void checkSizes(Element options, String lower, String upper) {
        var least = options.at(lower).number();
        var most = options.at(upper).number();
        if (least != null && most != null && least.compareTo(most) > 0) {
            options.at(upper)
                    .problem(
                            IMPOSSIBLE_BOUNDS,
                            "no value has at least %s %s and at most %s %s: swap or widen them"
                                    .formatted(lower, least, upper, most));
        }
    }

    /** Of an object whose properties are listed: without a list, anything may be in it. */
    private static void checkRequired(Element options, List<Element> properties) {
        var required = options.at("required").items();
        var names = properties.stream()
                .map(property -> property.text("name"))
                .filter(name -> name != null)
                .collect(Collectors.toSet());
        for (var name : required) {
            if (!names.isEmpty() && name.text() != null && !names.contains(name.text())) {
                name.problem(
                        DANGLING_REFERENCE,
                        "'%s' is required, and is no property of this object".formatted(name.text()));
            }
        }
        var most = options.at("maxProperties").integer();
        if (most.isPresent() && required.size() > most.getAsInt()) {
            options.at("maxProperties")
                    .problem(
                            IMPOSSIBLE_BOUNDS,
                            "%d properties are required, and at most %d allowed"
                                    .formatted(required.size(), most.getAsInt()));
        }
    }

    static void checkPattern(Element pattern) {
        if (pattern.text() != null) {
            BrokenPattern.reason(pattern.text())
                    .ifPresent(
                            reason -> pattern.problem(BAD_PATTERN, "no regular expression in any dialect: " + reason));
        }
    }
}
