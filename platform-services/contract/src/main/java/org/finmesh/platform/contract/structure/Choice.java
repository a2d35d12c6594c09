package org.finmesh.platform.contract.structure;

import java.util.List;
import org.finmesh.platform.contract.ProblemCode;
import org.finmesh.platform.contract.check.Element;
import tools.jackson.databind.JsonNode;

/** One of some words, written exactly so. */
record Choice(List<String> values) implements Shape {

    Choice {
        values = List.copyOf(values);
    }

    @Override
    public boolean fits(JsonNode node) {
        return node.isString();
    }

    @Override
    public String type() {
        return "one of " + String.join(", ", values);
    }

    @Override
    public void checkInside(Element at) {
        var value = at.node().stringValue();
        if (!values.contains(value)) {
            at.problem(
                    ProblemCode.WRONG_VALUE,
                    "%s: write %s%s"
                            .formatted(
                                    Words.is(at),
                                    Similar.to(value, values)
                                            .map(similar -> similar + ", or another of ")
                                            .orElse(""),
                                    String.join(", ", values)));
        }
    }
}
