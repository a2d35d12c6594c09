package org.finmesh.platform.contract.check;

import static org.finmesh.platform.contract.ProblemCode.BAD_PATTERN;
import static org.finmesh.platform.contract.ProblemCode.IMPOSSIBLE_BOUNDS;

import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Bounds that no value can keep, patterns that are none. */
final class LogicalTypeOptions {

    private static final List<String> LOWER = List.of("minimum", "exclusiveMinimum");
    private static final List<String> UPPER = List.of("maximum", "exclusiveMaximum");

    private LogicalTypeOptions() {}

    static void check(Element property) {
        var options = property.at("logicalTypeOptions");
        for (var lower : LOWER) {
            UPPER.forEach(upper -> inOrder(options, lower, upper));
        }
        List.of("Length", "Items", "Properties").forEach(what -> inOrder(options, "min" + what, "max" + what));
        checkPattern(options.at("pattern"));
    }

    private static void inOrder(Element options, String lower, String upper) {
        var order = compare(options.at(lower), options.at(upper));
        var exclusive = lower.startsWith("exclusive") || upper.startsWith("exclusive");
        if (order > 0
                || order == 0
                        && exclusive
                        && options.at(lower).present()
                        && options.at(upper).present()) {
            options.at(upper)
                    .problem(
                            IMPOSSIBLE_BOUNDS,
                            "no value is within %s and %s: swap or widen them".formatted(lower, upper));
        }
    }

    /** Dates and times are ISO 8601, so the order of their text is theirs. */
    private static int compare(Element lower, Element upper) {
        if (lower.number() != null && upper.number() != null) {
            return lower.number().compareTo(upper.number());
        }
        return lower.text() != null && upper.text() != null ? lower.text().compareTo(upper.text()) : -1;
    }

    private static void checkPattern(Element pattern) {
        if (pattern.text() == null) {
            return;
        }
        try {
            Pattern.compile(pattern.text());
        } catch (PatternSyntaxException error) {
            pattern.problem(
                    BAD_PATTERN,
                    "no regular expression: %s at character %d".formatted(error.getDescription(), error.getIndex()));
        }
    }
}
