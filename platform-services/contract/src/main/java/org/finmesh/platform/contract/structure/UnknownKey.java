package org.finmesh.platform.contract.structure;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.finmesh.platform.contract.check.Element;

/** A key that a mapping may not have, and what its author may have meant. */
record UnknownKey(Mapping mapping, List<Part> parts, String key) {

    String message(Element at) {
        return "%s has no key '%s' here: %s"
                .formatted(
                        Words.name(at),
                        Words.cut(key),
                        otherKinds().or(this::otherVersions).or(this::similar).orElseGet(this::wayOut));
    }

    private Optional<String> otherKinds() {
        var kinds = mapping.kinds().entrySet().stream()
                .filter(kind -> kind.getValue().keys().containsKey(key))
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(", "));
        return kinds.isEmpty()
                ? Optional.empty()
                : Optional.of("it belongs to %s %s".formatted(mapping.kindBy(), kinds));
    }

    private Optional<String> otherVersions() {
        return Optional.ofNullable(mapping.otherVersions().get(key)).map("the standard has it %s"::formatted);
    }

    private Optional<String> similar() {
        return Similar.to(key, known()).map("do you mean '%s'?"::formatted);
    }

    private String wayOut() {
        return known().contains("customProperties") ? "mend it, or use customProperties" : "mend or remove it";
    }

    private Set<String> known() {
        return parts.stream().flatMap(part -> part.keys().keySet().stream()).collect(Collectors.toSet());
    }
}
