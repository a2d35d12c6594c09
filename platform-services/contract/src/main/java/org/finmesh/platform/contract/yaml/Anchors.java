package org.finmesh.platform.contract.yaml;

import java.util.HashMap;
import java.util.Map;
import org.finmesh.platform.contract.check.Place;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What aliases stand for. An anchor is known once its value is complete, so that nothing can hold itself. */
final class Anchors {

    /**
     * @param values that it consists of, itself included, aliases in it written out
     * @param height the levels of collections in it; 0 of a scalar
     */
    record Anchored(JsonNode node, Place place, int values, int height) {}

    private final Map<String, Anchored> byName = new HashMap<>();

    /** A later anchor of the same name takes the place of the earlier, as YAML says. */
    void put(String name, Anchored anchored) {
        byName.put(name, anchored);
    }

    @Nullable
    Anchored get(String name) {
        return byName.get(name);
    }
}
