package org.finmesh.governance;

import java.util.Optional;
import org.finmesh.governance.Finding.Side;

/** A field with the concept that it names. */
record Meant(FieldMeaning field, Concept concept) {

    String name() {
        return field.name();
    }

    Optional<String> canonical(Aspect aspect) {
        return concept.canonical(aspect);
    }

    /** What its own contract says, else what its concept does. */
    Optional<String> effective(Aspect aspect) {
        return Optional.ofNullable(field.stated().get(aspect)).or(() -> concept.canonical(aspect));
    }

    Side side() {
        return Side.of(field, concept);
    }

    @Override
    public String toString() {
        return field.toString();
    }
}
