package org.finmesh.governance;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the values of a concept, or of a field, are like besides what they mean. */
public enum Aspect {
    /** The logical type of ODCS. */
    TYPE("type", Policy.Severity.ERROR),
    /** Digits after the point: another number of them rounds. */
    SCALE("scale", Policy.Severity.WARNING),
    UNIT("unit", Policy.Severity.ERROR),
    /** {@code beside} where a field beside it names the currency, else the one currency of all values by ISO 4217. */
    CURRENCY("currency", Policy.Severity.ERROR),
    /** Of days: an IANA time zone, or a word of the standards for one that the record decides. */
    TIME_ZONE("timeZone", Policy.Severity.ERROR),
    /** What one value stands for: a transaction, a day, a period. */
    GRANULARITY("granularity", Policy.Severity.WARNING),
    TEMPORAL_ROLE("temporalRole", Policy.Severity.WARNING),
    IDENTIFIER_SCHEME("identifierScheme", Policy.Severity.ERROR);

    /** The {@link #CURRENCY} of an amount that has a field with its currency beside it. */
    public static final String BESIDE = "beside";

    private static final Map<String, Aspect> BY_KEY =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(Aspect::key, aspect -> aspect));

    private final String key;
    private final Policy.Severity severity;

    Aspect(String key, Policy.Severity severity) {
        this.key = key;
        this.severity = severity;
    }

    /** Its name in the glossary, and as a field's custom property. */
    public String key() {
        return key;
    }

    /** In a sentence: {@code time zone}. */
    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** How much it weighs when a field has another than its concept, or than the field that it is made of. */
    public Policy.Severity severity() {
        return severity;
    }

    static Set<String> keys() {
        return BY_KEY.keySet();
    }
}
