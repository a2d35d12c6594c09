package org.finmesh.platform.contract.check;

import static org.finmesh.platform.contract.ProblemCode.PARTITION_KEY;
import static org.finmesh.platform.contract.ProblemCode.PRIMARY_KEY;

import java.util.HashMap;
import java.util.List;
import org.finmesh.platform.contract.ProblemCode;

/** The places that properties take in a key: from 1, each once, and only with the key's flag. Where there is none, -1. */
final class KeyPositions {

    private KeyPositions() {}

    /** @param element an object, or a property that consists of others */
    static void check(Element element) {
        var properties = element.at("properties").items();
        check(properties, "primaryKey", "primaryKeyPosition", PRIMARY_KEY);
        check(properties, "partitioned", "partitionKeyPosition", PARTITION_KEY);
    }

    private static void check(List<Element> properties, String flag, String key, ProblemCode code) {
        var taken = new HashMap<Integer, Element>();
        for (var property : properties) {
            var at = property.at(key);
            var position = at.integer().orElse(-1);
            if (position == -1) {
                continue;
            }
            if (!property.isTrue(flag)) {
                if (position > 0) {
                    at.problem(code, "%s without %s: true: add it, or remove the position".formatted(key, flag));
                }
            } else if (position < 1) {
                at.problem(code, "%s is %d: positions count from 1".formatted(key, position));
            } else if (taken.containsKey(position)) {
                at.problem(
                        code,
                        "%s %d is taken, in line %d"
                                .formatted(key, position, taken.get(position).line()));
            } else {
                taken.put(position, at);
            }
        }
    }
}
