package org.finmesh.platform.contract.structure;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** What was meant, when a word was mistyped. */
final class Similar {

    /** Longer words are not compared: none that is known is as long. */
    private static final int LENGTH_MAX = 40;

    private Similar() {}

    private record Candidate(String word, int distance) {}

    /** The known word that is nearest, if one letter in three or fewer would have to change. */
    static Optional<String> to(String word, Collection<String> known) {
        if (word.length() > LENGTH_MAX) {
            return Optional.empty();
        }
        return known.stream()
                .filter(candidate -> Math.abs(word.length() - candidate.length()) * 3 <= candidate.length())
                .map(candidate -> new Candidate(candidate, distance(word, candidate)))
                .filter(candidate -> candidate.distance * 3 <= candidate.word.length())
                .min(Comparator.comparingInt(Candidate::distance))
                .map(Candidate::word);
    }

    /** Levenshtein's distance, regardless of case: letters added, left out or replaced. */
    private static int distance(String word, String other) {
        var from = word.toLowerCase(Locale.ROOT);
        var to = other.toLowerCase(Locale.ROOT);
        var row = new int[to.length() + 1];
        for (var j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (var i = 1; i <= from.length(); i++) {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.length(); j++) {
                var replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[to.length()];
    }
}
