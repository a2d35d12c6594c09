package org.finmesh.governance;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.finmesh.platform.contract.SourceFile;

/**
 * The words that concepts and fields may use for an aspect.
 *
 * @param definitions by word
 */
public record Vocabulary(Aspect aspect, SortedMap<String, String> definitions) {

    private static final Map<String, Aspect> LISTS = Map.of(
            "units", Aspect.UNIT,
            "granularities", Aspect.GRANULARITY,
            "timeZones", Aspect.TIME_ZONE,
            "temporalRoles", Aspect.TEMPORAL_ROLE);

    public Vocabulary {
        definitions = Collections.unmodifiableSortedMap(new TreeMap<>(definitions));
    }

    boolean has(String word) {
        return definitions.containsKey(word);
    }

    static Map<Aspect, Vocabulary> read(SourceFile file) {
        return RuleFile.read(file, LISTS.keySet(), root -> {
            var vocabularies = new EnumMap<Aspect, Vocabulary>(Aspect.class);
            LISTS.forEach((key, aspect) -> vocabularies.put(aspect, new Vocabulary(aspect, words(root, key))));
            return vocabularies;
        });
    }

    private static SortedMap<String, String> words(RuleFile root, String key) {
        var words = new TreeMap<String, String>();
        for (var entry : root.items(key, Set.of("id", "definition"))) {
            if (words.put(entry.required("id"), entry.required("definition")) != null) {
                throw entry.wrong("'%s' is there twice".formatted(entry.required("id")));
            }
        }
        if (words.isEmpty()) {
            throw root.wrong("the key '%s' is missing".formatted(key));
        }
        return words;
    }
}
