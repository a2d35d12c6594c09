package org.finmesh.governance;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.finmesh.platform.contract.SourceFile;
import org.jspecify.annotations.Nullable;

/** The business concepts that fields are about: what contracts' {@code businessDefinition} URLs point to. */
public final class Glossary {

    private static final Set<String> KEYS = Stream.concat(
                    Stream.of("id", "name", "definition", "owner", "words"), Aspect.keys().stream())
            .collect(Collectors.toUnmodifiableSet());
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    private final Map<String, Concept> byId;
    private final Map<String, List<Concept>> byWord = new HashMap<>();

    /** @throws IllegalArgumentException when an id is there twice */
    public Glossary(Collection<Concept> concepts) {
        this.byId =
                new TreeMap<>(concepts.stream().collect(Collectors.toMap(Concept::id, Function.identity(), (one, _) -> {
                    throw new IllegalArgumentException("concept '%s' is there twice".formatted(one.id()));
                })));
        byId.values()
                .forEach(concept -> concept.words()
                        .forEach(word -> byWord.computeIfAbsent(word, _ -> new ArrayList<>())
                                .add(concept)));
    }

    /** @throws GovernanceException when a concept is incomplete or there twice, or says what the standards do not know */
    static Glossary read(SourceFile file, Standards standards) {
        return RuleFile.read(
                file,
                Set.of("concepts"),
                root -> new Glossary(root.items("concepts", KEYS).stream()
                        .map(entry -> concept(entry, standards))
                        .toList()));
    }

    private static Concept concept(RuleFile entry, Standards standards) {
        var id = entry.required("id");
        if (!ID.matcher(id).matches()) {
            throw entry.wrong("id '%s' is not kebab-case".formatted(id));
        }
        var words = entry.texts("words");
        if (new HashSet<>(words).size() < words.size()) {
            throw entry.wrong("a word of '%s' is there twice".formatted(id));
        }
        var canonical = new EnumMap<Aspect, String>(Aspect.class);
        entry.required(Aspect.TYPE.key());
        for (var aspect : Aspect.values()) {
            var value = value(entry, aspect);
            if (value != null) {
                standards.problem(aspect, value).ifPresent(problem -> {
                    throw entry.wrong("%s '%s' of '%s' %s".formatted(aspect.key(), value, id, problem));
                });
                canonical.put(aspect, value);
            }
        }
        return new Concept(
                id,
                entry.required("name"),
                entry.required("definition"),
                entry.required("owner"),
                words.isEmpty() ? List.of(entry.required("name")) : words,
                canonical);
    }

    private static @Nullable String value(RuleFile entry, Aspect aspect) {
        if (aspect != Aspect.SCALE) {
            return entry.text(aspect.key());
        }
        var scale = entry.number(aspect.key());
        return scale.isPresent() ? String.valueOf(scale.getAsInt()) : null;
    }

    /** By id. */
    public List<Concept> concepts() {
        return List.copyOf(byId.values());
    }

    public Optional<Concept> concept(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Other concepts that somebody may take for this one, because they share a word; by id. */
    public List<Concept> homonyms(Concept concept) {
        return concept.words().stream()
                .flatMap(word -> byWord.getOrDefault(word, List.of()).stream())
                .filter(other -> !other.id().equals(concept.id()))
                .distinct()
                .sorted(Comparator.comparing(Concept::id))
                .toList();
    }

    /** Ids of the concepts that only one of the two has, or that are not the same in both. */
    public Set<String> differences(Glossary other) {
        return Stream.concat(byId.keySet().stream(), other.byId.keySet().stream())
                .filter(id -> !Objects.equals(byId.get(id), other.byId.get(id)))
                .collect(Collectors.toUnmodifiableSet());
    }

    List<String> urls() {
        return byId.values().stream().map(Concept::url).toList();
    }
}
