package org.finmesh.governance;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A meaning that fields can have.
 *
 * @param id kebab-case; the URL of the concept is {@code governance/standards/glossary.yaml#<id>}
 * @param owner the domain that answers for the definition, or {@code council}
 * @param words what people call it; a word that several concepts have means different things
 * @param canonical what its values are like, {@link Aspect#TYPE} always
 */
public record Concept(
        String id, String name, String definition, String owner, List<String> words, Map<Aspect, String> canonical) {

    static final String URL = "governance/standards/glossary.yaml#";

    public Concept {
        words = List.copyOf(words);
        canonical = Map.copyOf(new EnumMap<>(canonical));
        if (!canonical.containsKey(Aspect.TYPE)) {
            throw new IllegalArgumentException("concept '%s' has no type".formatted(id));
        }
    }

    /** What a contract's {@code authoritativeDefinitions} names it by. */
    public String url() {
        return URL + id;
    }

    /** The logical type of ODCS that its values have. */
    public String type() {
        return canonical.getOrDefault(Aspect.TYPE, "");
    }

    public Optional<String> canonical(Aspect aspect) {
        return Optional.ofNullable(canonical.get(aspect));
    }
}
