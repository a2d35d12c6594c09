package org.finmesh.governance;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.finmesh.platform.contract.PortId;
import org.jspecify.annotations.Nullable;

/**
 * Where a product would put together what does not mean the same.
 *
 * @param aspect what differs, for {@link Kind#DIFFERENT_FORM}; else null
 * @param severity an error refuses the publication
 * @param left the product's own field, or an input's where two inputs do not fit
 * @param right the other field, or the concept that the left one says it is
 * @param message what is wrong, in a sentence
 * @param waysOut what can be done, the nearest first; at least one
 */
public record Finding(
        Kind kind,
        @Nullable Aspect aspect,
        Policy.Severity severity,
        Side left,
        @Nullable Side right,
        String message,
        List<String> waysOut) {

    /** What is the matter. */
    public enum Kind {
        /** Fields of the same name, different concepts. */
        SAME_NAME,
        /** People call both concepts by the same word. */
        SAME_WORD,
        /** Both identify what people call by the same word, by different schemes, and nothing says which is which. */
        ACROSS_SCHEMES,
        /** The same concept, in another form; {@link #aspect} says which. */
        DIFFERENT_FORM,
        /** A field says what the standards do not know, or its values are none of its scheme. */
        NOT_BY_STANDARD,
        /** An input is not published, so that nobody can say. */
        UNKNOWN_INPUT
    }

    /**
     * @param port null where a concept itself is meant
     * @param field null where a concept itself, or a whole port is meant
     * @param concept its id; null for a field without
     */
    public record Side(
            @Nullable PortId port,
            @Nullable String field,
            @Nullable String concept,
            @Nullable String definition) {

        static Side of(FieldMeaning field, @Nullable Concept concept) {
            return new Side(field.port(), field.name(), field.concept(), concept == null ? null : concept.definition());
        }

        static Side of(Concept concept) {
            return new Side(null, null, concept.id(), concept.definition());
        }

        /** {@code treasury.fx-rates.v1.rate}, or the concept. */
        @Override
        public String toString() {
            return port == null
                    ? "concept '%s'".formatted(concept)
                    : field == null ? port.toString() : port + "." + field;
        }
    }

    public Finding {
        waysOut = List.copyOf(waysOut);
    }

    /** Whole, for who has to mend it. */
    @Override
    public String toString() {
        var definitions = Stream.of(left, right)
                .filter(Objects::nonNull)
                .filter(side -> side.definition() != null)
                .map(side -> "'%s' is: %s".formatted(side.concept(), side.definition()))
                .distinct();
        return Stream.of(Stream.of(message), definitions, waysOut.stream().map(way -> "way out: " + way))
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n  "));
    }
}
