package org.finmesh.platform.contract.structure;

import java.util.List;
import java.util.stream.Collectors;
import org.finmesh.platform.contract.check.Element;
import tools.jackson.databind.JsonNode;

/** One of some shapes that differ in their type, so that the value itself says which one is meant. */
record Either(List<Shape> shapes) implements Shape {

    Either {
        shapes = List.copyOf(shapes);
    }

    @Override
    public boolean fits(JsonNode node) {
        return shapes.stream().anyMatch(shape -> shape.fits(node));
    }

    @Override
    public String type() {
        return shapes.stream().map(Shape::type).collect(Collectors.joining(" or "));
    }

    @Override
    public void checkInside(Element at) {
        for (var shape : shapes) {
            if (shape.fits(at.node())) {
                shape.checkInside(at);
                return;
            }
        }
    }
}
