package org.finmesh.platform.contract.check;

import static org.finmesh.platform.contract.ProblemCode.PRIMARY_KEY;

import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The primary key: what a topic is keyed by and a table unique in. */
final class MeshKey {

    private MeshKey() {}

    static void check(Element object, List<Element> properties) {
        var key = properties.stream()
                .filter(property -> property.isTrue("primaryKey"))
                .toList();
        if (key.isEmpty() && !properties.isEmpty()) {
            object.problem(PRIMARY_KEY, "no property has primaryKey: true: topic and table need a key");
        }
        for (var property : key) {
            if (!property.isTrue("required")) {
                property.problem(PRIMARY_KEY, "a property of the primary key is never absent: add required: true");
            }
        }
        checkPositions(object, key);
    }

    /** A single one needs no position; several have 1, 2, 3… */
    private static void checkPositions(Element object, List<Element> key) {
        var positions = key.stream()
                .map(property -> property.at("primaryKeyPosition").integer().orElse(key.size() == 1 ? 1 : -1))
                .collect(Collectors.toCollection(HashSet::new));
        var expected = IntStream.rangeClosed(1, key.size()).boxed().collect(Collectors.toSet());
        if (!positions.equals(expected)) {
            object.problem(
                    PRIMARY_KEY,
                    "the %d properties of the primary key have primaryKeyPosition 1 to %d"
                            .formatted(key.size(), key.size()));
        }
    }
}
