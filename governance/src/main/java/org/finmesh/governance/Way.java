package org.finmesh.governance;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.finmesh.platform.contract.PortId;
import org.finmesh.platform.contract.SourceFile;

/**
 * How data that mean different things come together: through a port that a product reads.
 *
 * @param concepts any two of which it brings together, and each with itself in another currency
 * @param how in words
 */
public record Way(String id, Kind kind, PortId port, String owner, Set<String> concepts, String how) {

    private static final Set<String> KEYS = Set.of("id", "kind", "port", "owner", "concepts", "how");

    /** What the port does. */
    public enum Kind {
        /** It has what one is worth in the other at a date: who uses it says at which. */
        CONVERSION,
        /** It has both identifiers beside each other. */
        CROSS_REFERENCE
    }

    public Way {
        concepts = Set.copyOf(concepts);
    }

    boolean bridges(Concept one, Concept other) {
        return concepts.contains(one.id()) && concepts.contains(other.id());
    }

    static List<Way> read(SourceFile file, Glossary glossary) {
        return RuleFile.read(file, Set.of("ways"), root -> {
            var ids = new HashSet<String>();
            return root.items("ways", KEYS).stream()
                    .map(entry -> way(entry, glossary, ids))
                    .toList();
        });
    }

    private static Way way(RuleFile entry, Glossary glossary, Set<String> ids) {
        var id = entry.required("id");
        if (!ids.add(id)) {
            throw entry.wrong("way '%s' is there twice".formatted(id));
        }
        var concepts = entry.texts("concepts");
        concepts.stream()
                .filter(concept -> glossary.concept(concept).isEmpty())
                .findFirst()
                .ifPresent(concept -> {
                    throw entry.wrong("there is no concept '%s' in the glossary".formatted(concept));
                });
        if (Set.copyOf(concepts).size() < 2) {
            throw entry.wrong("a way is between two concepts at least");
        }
        return new Way(
                id,
                kind(entry),
                PortId.parse(entry.required("port")),
                entry.required("owner"),
                Set.copyOf(concepts),
                entry.required("how"));
    }

    private static Kind kind(RuleFile entry) {
        var kind = entry.required("kind");
        return switch (kind) {
            case "conversion" -> Kind.CONVERSION;
            case "cross-reference" -> Kind.CROSS_REFERENCE;
            default -> throw entry.wrong("kind '%s' is neither conversion nor cross-reference".formatted(kind));
        };
    }
}
