package org.finmesh.platform.contract.structure;

import java.util.Map;
import java.util.Objects;
import org.finmesh.platform.contract.check.Element;
import tools.jackson.databind.JsonNode;

/**
 * A shape by its name in the description: a property's items are properties.
 *
 * @param all every named shape of the version, filled while the description is read
 */
record Named(String name, Map<String, Shape> all) implements Shape {

    private Shape shape() {
        return Objects.requireNonNull(all.get(name), name);
    }

    @Override
    public boolean fits(JsonNode node) {
        return shape().fits(node);
    }

    @Override
    public String type() {
        return shape().type();
    }

    @Override
    public void checkInside(Element at) {
        shape().checkInside(at);
    }

    /** The map holds this very record. */
    @Override
    public String toString() {
        return name;
    }
}
