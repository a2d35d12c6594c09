package org.finmesh.governance;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.finmesh.platform.contract.Classification;
import org.finmesh.platform.contract.SourceFile;

/**
 * Who decides on access to what, and how long a decision may take: {@code standards/access.yaml}.
 *
 * @param reading what each classification asks for
 * @param personalInClear what a personal field that is read as it is asks for, besides its classification
 * @param remindAfter from when a stage waits until its deciders are reminded
 * @param escalateAfter until the council may answer it too
 * @param lapseAfter until it is denied because nobody answered
 */
public record AccessStandard(
        Map<Classification, Demand> reading,
        Demand personalInClear,
        Duration remindAfter,
        Duration escalateAfter,
        Duration lapseAfter) {

    private static final String PERSONAL_IN_CLEAR = "personal-in-clear";
    private static final Set<String> KEYS = Set.of("reading", "remindAfter", "escalateAfter", "lapseAfter");
    private static final Set<String> ENTRY_KEYS = Set.of("of", "stages", "legalBasis");

    /** Who decides, in the order in which they do. */
    public enum Stage {
        /** A manager of the consumer's team. */
        MANAGER,
        /** An owner of the port's domain. */
        OWNER;

        /** The name in the file and in the API. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param stages in their order; none where access is granted at once */
    public record Demand(List<Stage> stages, boolean legalBasis) {

        public Demand {
            stages = List.copyOf(stages);
        }
    }

    /** @throws IllegalArgumentException when a classification is missing, or the times are not in their order */
    public AccessStandard {
        reading = Map.copyOf(reading);
        for (var classification : Classification.values()) {
            if (!reading.containsKey(classification)) {
                throw new IllegalArgumentException("nothing is said of what is " + classification);
            }
        }
        if (!remindAfter.isPositive()
                || remindAfter.compareTo(escalateAfter) >= 0
                || escalateAfter.compareTo(lapseAfter) >= 0) {
            throw new IllegalArgumentException(
                    "remindAfter, escalateAfter and lapseAfter are not one after the other: %s, %s, %s"
                            .formatted(remindAfter, escalateAfter, lapseAfter));
        }
    }

    static AccessStandard read(SourceFile file) {
        return RuleFile.read(file, KEYS, root -> {
            var demands = new HashMap<String, Demand>();
            for (var entry : root.items("reading", ENTRY_KEYS)) {
                var of = of(entry);
                if (demands.put(of, demand(entry)) != null) {
                    throw entry.wrong("'%s' is there twice".formatted(of));
                }
            }
            var inClear = demands.remove(PERSONAL_IN_CLEAR);
            if (inClear == null) {
                throw root.wrong("nothing is said of what is " + PERSONAL_IN_CLEAR);
            }
            return new AccessStandard(
                    demands.entrySet().stream()
                            .collect(Collectors.toMap(
                                    entry -> Classification.parse(entry.getKey()), Map.Entry::getValue)),
                    inClear,
                    time(root, "remindAfter"),
                    time(root, "escalateAfter"),
                    time(root, "lapseAfter"));
        });
    }

    private static String of(RuleFile entry) {
        var of = entry.required("of");
        if (!of.equals(PERSONAL_IN_CLEAR)
                && Arrays.stream(Classification.values())
                        .noneMatch(known -> known.toString().equals(of))) {
            throw entry.wrong("'%s' is neither a classification nor %s".formatted(of, PERSONAL_IN_CLEAR));
        }
        return of;
    }

    private static Demand demand(RuleFile entry) {
        var labels = Arrays.stream(Stage.values()).map(Stage::label).toList();
        var named = entry.texts("stages");
        if (!labels.stream().filter(named::contains).toList().equals(named)) {
            throw entry.wrong("stages are some of %s, in that order and each once, not %s".formatted(labels, named));
        }
        return new Demand(
                Arrays.stream(Stage.values())
                        .filter(stage -> named.contains(stage.label()))
                        .toList(),
                entry.flag("legalBasis"));
    }

    private static Duration time(RuleFile root, String key) {
        var text = root.required(key);
        try {
            return Duration.parse(text);
        } catch (DateTimeException e) {
            throw root.wrong("the key '%s' is no duration by ISO 8601, such as PT24H".formatted(key));
        }
    }

    /** Who has to decide on such terms, in their order; nobody where they are granted at once. */
    public List<Stage> stages(AgreementTerms terms) {
        var asked = terms.fields().stream()
                .flatMap(this::demands)
                .flatMap(demand -> demand.stages().stream())
                .collect(Collectors.toSet());
        return Arrays.stream(Stage.values()).filter(asked::contains).toList();
    }

    /** The fields that are not to be read without a legal basis, as the terms have them. */
    public List<String> needLegalBasis(AgreementTerms terms) {
        return terms.fields().stream()
                .filter(field -> demands(field).anyMatch(Demand::legalBasis))
                .map(AgreementTerms.Field::name)
                .toList();
    }

    private Stream<Demand> demands(AgreementTerms.Field field) {
        var byClassification = reading.get(field.classification());
        return field.inClear() ? Stream.of(byClassification, personalInClear) : Stream.of(byClassification);
    }
}
