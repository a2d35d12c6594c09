package org.finmesh.platform.contract.diff;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** {@code slaProperties}: the promises, known by what they promise and for which elements. */
final class ServiceLevels {

    /** Several promises of one name are told apart by who needs them. */
    private static final List<Function<JsonNode, String>> KEYS =
            List.of(level -> key(level) + "\n" + Values.text(level, "driver"), ServiceLevels::key);

    private ServiceLevels() {}

    static void compare(JsonNode before, JsonNode after, Place place) {
        for (var pair : Pairs.of(before, after, KEYS)) {
            var level = pair.added() ? pair.after() : pair.before();
            var at = place(level, place);
            if (pair.added()) {
                var announced = ServiceLevel.ends(level) || ServiceLevel.begins(level);
                at.report(announced ? Shift.ANNOUNCED : Shift.STRENGTHENED, "added: %s", ServiceLevel.shown(level));
            } else if (pair.removed()) {
                at.report(
                        ServiceLevel.ends(level) ? Shift.STRENGTHENED : Shift.WEAKENED,
                        "dropped: was %s",
                        ServiceLevel.shown(level));
            } else {
                ServiceLevel.compare(pair.before(), pair.after(), at);
            }
        }
    }

    /** The promises with the element that each is about, also where that is said for all of them at once. */
    static JsonNode of(JsonNode root) {
        var element = Values.text(root, "slaDefaultElement");
        var levels = root.path("slaProperties");
        if (element.isEmpty()) {
            return levels;
        }
        var resolved = levels.deepCopy();
        resolved.forEach(level -> level.asObject().putIfAbsent("element", StringNode.valueOf(element)));
        return resolved;
    }

    private static Place place(JsonNode level, Place place) {
        var at = place.at(Values.text(level, "property"));
        var element = Values.text(level, "element");
        var dot = element.indexOf('.');
        var field = dot < 0 || element.indexOf(',') >= 0 ? null : element.substring(dot + 1);
        return element.isEmpty() ? at : at.at(element).about(field);
    }

    private static String key(JsonNode level) {
        var elements = Arrays.stream(Values.text(level, "element").split(","))
                .map(String::strip)
                .sorted()
                .collect(Collectors.joining(","));
        return ServiceLevel.name(level) + "\n" + elements;
    }
}
