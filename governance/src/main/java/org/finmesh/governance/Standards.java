package org.finmesh.governance;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.finmesh.platform.contract.SourceFile;

/**
 * What all domains agree on, apart from what their fields mean: how things are written and identified, which codes there
 * are, and which words describe values.
 *
 * @param conventions of names, of date and time, of money
 * @param schemes of identifiers, by id
 * @param lists reference data, by name
 */
public record Standards(
        List<Convention> conventions,
        SortedMap<String, Scheme> schemes,
        SortedMap<String, CodeList> lists,
        Map<Aspect, Vocabulary> vocabularies) {

    private static final String FOLDER = "standards/";
    private static final String REFERENCE = FOLDER + "reference/";
    private static final List<String> CONVENTIONS = List.of("naming.yaml", "date-time.yaml", "money.yaml");
    private static final String IDENTIFIERS = "identifiers.yaml";
    private static final String VOCABULARIES = "vocabularies.yaml";
    private static final String CURRENCIES = "currencies";

    private static final Set<String> TYPES = Set.of("string", "date", "timestamp", "integer", "number", "boolean");
    private static final Pattern DIGITS = Pattern.compile("[0-9]|[1-2][0-9]|3[0-8]");

    public Standards {
        conventions = List.copyOf(conventions);
        schemes = Collections.unmodifiableSortedMap(new TreeMap<>(schemes));
        lists = Collections.unmodifiableSortedMap(new TreeMap<>(lists));
        vocabularies = Map.copyOf(vocabularies);
    }

    /**
     * @param files of a governance folder, by path; those that are no standards are left alone
     * @throws GovernanceException UNUSABLE_RULES when one is missing, not known or wrong
     */
    static Standards of(Map<String, String> files) {
        requireKnown(files.keySet());
        var lists = new TreeMap<String, CodeList>();
        files.forEach((path, text) -> {
            if (path.startsWith(REFERENCE)) {
                var name = path.substring(REFERENCE.length(), path.length() - ".yaml".length());
                lists.put(name, CodeList.read(new SourceFile(path, text), name));
            }
        });
        if (!lists.containsKey(CURRENCIES)) {
            throw RuleFiles.unusable(REFERENCE + CURRENCIES + ".yaml", "is missing", null);
        }
        return new Standards(
                CONVENTIONS.stream()
                        .flatMap(name -> Convention.read(file(files, name)).stream())
                        .toList(),
                new TreeMap<>(Scheme.read(file(files, IDENTIFIERS), lists)),
                lists,
                Vocabulary.read(file(files, VOCABULARIES)));
    }

    /** A file that nobody reads would look like a standard and be none. */
    private static void requireKnown(Set<String> paths) {
        paths.stream()
                .filter(path -> path.startsWith(FOLDER))
                .filter(path -> !path.startsWith(REFERENCE) || !path.endsWith(".yaml"))
                .filter(path -> Stream.concat(
                                CONVENTIONS.stream(),
                                Stream.of(IDENTIFIERS, VOCABULARIES, "glossary.yaml", "ways.yaml", "access.yaml"))
                        .noneMatch(name -> path.equals(FOLDER + name)))
                .findFirst()
                .ifPresent(path -> {
                    throw RuleFiles.unusable(
                            path, "is no standard that is read; lists of codes go to " + REFERENCE, null);
                });
    }

    private static SourceFile file(Map<String, String> files, String name) {
        var text = files.get(FOLDER + name);
        if (text == null) {
            throw RuleFiles.unusable(FOLDER + name, "is missing", null);
        }
        return new SourceFile(FOLDER + name, text);
    }

    public Optional<Scheme> scheme(String id) {
        return Optional.ofNullable(schemes.get(id));
    }

    /** Why a value is none for an aspect of a concept or field, as what follows it in a sentence; empty when it is one. */
    Optional<String> problem(Aspect aspect, String value) {
        var known = switch (aspect) {
            case TYPE -> TYPES.contains(value);
            case SCALE -> DIGITS.matcher(value).matches();
            case CURRENCY ->
                value.equals(Aspect.BESIDE) || lists.get(CURRENCIES).has(value);
            case IDENTIFIER_SCHEME -> schemes.containsKey(value);
            case TIME_ZONE -> vocabularies.get(aspect).has(value) || isZone(value);
            case UNIT, GRANULARITY, TEMPORAL_ROLE -> vocabularies.get(aspect).has(value);
        };
        return known ? Optional.empty() : Optional.of("is none of " + allowed(aspect));
    }

    private String allowed(Aspect aspect) {
        return switch (aspect) {
            case TYPE -> TYPES.stream().sorted().toList().toString();
            case SCALE -> "0 to 38";
            case CURRENCY -> "'%s' and the codes of ISO 4217".formatted(Aspect.BESIDE);
            case IDENTIFIER_SCHEME -> schemes.keySet().toString();
            case TIME_ZONE -> "the time zones of IANA, such as Europe/Berlin, and " + words(aspect);
            case UNIT, GRANULARITY, TEMPORAL_ROLE -> words(aspect);
        };
    }

    private String words(Aspect aspect) {
        return vocabularies.get(aspect).definitions().keySet() + " of standards/" + VOCABULARIES;
    }

    private static boolean isZone(String value) {
        try {
            ZoneId.of(value);
            return true;
        } catch (DateTimeException unknown) {
            return false;
        }
    }
}
