package org.finmesh.governance;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.finmesh.platform.contract.SourceFile;
import org.jspecify.annotations.Nullable;

/**
 * How something is written: a name, a date, an amount.
 *
 * @param topic the title of its file: {@code Names}
 * @param form in words
 * @param pattern of the whole text; null where words are all
 * @param lengthMax in characters; 0 where there is no pattern
 * @param valid examples
 * @param invalid texts that are not so
 * @param reserved texts that have the form and are not allowed
 * @param checkedBy what holds people to it
 */
public record Convention(
        String topic,
        String what,
        String form,
        @Nullable Pattern pattern,
        int lengthMax,
        List<String> valid,
        List<String> invalid,
        List<String> reserved,
        String checkedBy) {

    private static final Set<String> KEYS =
            Set.of("what", "form", "pattern", "lengthMax", "valid", "invalid", "reserved", "checkedBy");

    public Convention {
        valid = List.copyOf(valid);
        invalid = List.copyOf(invalid);
        reserved = List.copyOf(reserved);
    }

    /** Empty when the text is so; says what is wrong where there is a pattern. */
    public Optional<String> problem(String text) {
        if (pattern == null) {
            return Optional.empty();
        }
        if (text.length() > lengthMax) {
            return Optional.of("is longer than %d characters".formatted(lengthMax));
        }
        if (!pattern.matcher(text).matches()) {
            return Optional.of("is not %s: %s".formatted(form, pattern));
        }
        return reserved.contains(text) ? Optional.of("is reserved") : Optional.empty();
    }

    static List<Convention> read(SourceFile file) {
        return RuleFile.read(file, Set.of("title", "rules"), root -> {
            var title = root.required("title");
            var names = new HashSet<String>();
            return root.items("rules", KEYS).stream()
                    .map(rule -> convention(title, rule, names))
                    .toList();
        });
    }

    private static Convention convention(String topic, RuleFile rule, Set<String> names) {
        var pattern = rule.pattern("pattern");
        var lengthMax = rule.number("lengthMax");
        if ((pattern == null) != lengthMax.isEmpty()) {
            throw rule.wrong("pattern and lengthMax go together");
        }
        var read = new Convention(
                topic,
                rule.required("what"),
                rule.required("form"),
                pattern,
                lengthMax.orElse(0),
                rule.texts("valid"),
                rule.texts("invalid"),
                rule.texts("reserved"),
                rule.required("checkedBy"));
        if (!names.add(read.what())) {
            throw rule.wrong("'%s' is there twice".formatted(read.what()));
        }
        read.requireExamples(rule);
        return read;
    }

    private void requireExamples(RuleFile rule) {
        valid.forEach(text -> problem(text).ifPresent(problem -> {
            throw rule.wrong("its example '%s' %s".formatted(text, problem));
        }));
        invalid.stream().filter(text -> problem(text).isEmpty()).findFirst().ifPresent(text -> {
            throw rule.wrong("its counterexample '%s' has the form".formatted(text));
        });
    }
}
