package org.finmesh.platform.contract.structure;

import org.finmesh.platform.contract.ProblemCode;
import org.finmesh.platform.contract.check.Element;
import tools.jackson.databind.JsonNode;

/** What a value of a document has to be, in one version of a standard. */
sealed interface Shape permits Value, Choice, Items, Mapping, Either, Named {

    /** Whether a value is of the right type, whatever is in it; only then {@link #checkInside} makes sense. */
    boolean fits(JsonNode node);

    /** The type in words of the one who writes the file: {@code text}, {@code list}. */
    String type();

    /** Names everything that is wrong within a value of the right type. */
    void checkInside(Element at);

    /** Names everything that is wrong with a value; of a value of the wrong type, only that. */
    default void check(Element at) {
        if (fits(at.node())) {
            checkInside(at);
        } else {
            at.problem(ProblemCode.WRONG_TYPE, Words.wrongType(at, this));
        }
    }
}
