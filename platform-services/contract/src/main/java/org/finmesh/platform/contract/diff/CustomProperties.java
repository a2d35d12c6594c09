package org.finmesh.platform.contract.diff;

import static java.util.Map.entry;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * {@code customProperties}: those with a name that says what they mean are compared by their meaning (docs/contracts.md
 * lists them), any other is a note of its author's.
 *
 * <p>Why: docs/decisions/0011-what-breaks-is-decided-by-the-readers-view.md.
 */
final class CustomProperties {

    private static final Rule STATED = Rule.STATED;
    private static final Rule TERMS = Rule.stated(Shift.UNDECIDED, Shift.UNDECIDED, Shift.UNDECIDED);
    private static final Rule GUARDED = Rule.flag(Shift.RAISED, Shift.LOWERED);

    private static final Map<String, Rule> BY_NAME = Map.ofEntries(
            entry("enum", Rule.IGNORED), // AllowedValues
            entry("personaldata", GUARDED),
            entry("pii", GUARDED),
            entry("masked", GUARDED),
            entry("regulatoryregimes", new Choice(Shift.STRENGTHENED, Shift.WEAKENED)),
            entry("retention", ServiceLevel::retention),
            entry("partitions", STATED.orElse("1").adapted(Values::asText)),
            entry("cleanuppolicy", STATED.orElse("delete").ofWords()),
            entry("compatibility", STATED),
            entry("topic", Rule.ADDRESS),
            entry("keyschema", Rule.ADDRESS),
            entry("subject", Rule.ADDRESS),
            entry("licence", TERMS),
            entry("license", TERMS),
            entry("residency", TERMS),
            entry("informationbarrier", TERMS),
            entry("personaldatacategory", TERMS),
            entry("purposes", TERMS),
            entry("rowfilter", TERMS));

    /** What a value means, counts or is written in. */
    private static final Set<String> MEANINGS = Set.of(
            "unit",
            "unitofmeasure",
            "uom",
            "currency",
            "currencycode",
            "currencyproperty",
            "timezone",
            "zone",
            "calendar",
            "granularity",
            "precision",
            "scale",
            "roundingmode",
            "signconvention",
            "identifierscheme",
            "temporalrole",
            "encoding",
            "reportdeadline",
            "legalentity");

    private CustomProperties() {}

    static void compare(JsonNode before, JsonNode after, Place place) {
        for (var pair : Pairs.of(before, after, List.of(Pairs.by("property")))) {
            var name = Values.text(pair.added() ? pair.after() : pair.before(), "property");
            var at = place.at(name);
            byName(name).compare(Values.at(pair.before(), "value"), Values.at(pair.after(), "value"), at);
            Fields.of(Map.of("property", Rule.IGNORED, "value", Rule.IGNORED), Rule.DOCUMENTED)
                    .compare(pair.before(), pair.after(), at);
        }
    }

    /** Of a part of the schema, where a key that the standard does not have is taken for a custom property. */
    static Rule orByName(Map<String, Rule> rules, String key) {
        var rule = rules.get(key);
        return rule == null ? byName(key) : rule;
    }

    /** How a value by that name is compared. */
    private static Rule byName(String name) {
        var lower = name.toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "");
        return BY_NAME.getOrDefault(lower, MEANINGS.contains(lower) ? STATED : Rule.DOCUMENTED);
    }
}
