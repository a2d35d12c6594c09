package org.finmesh.governance;

import dev.cel.runtime.CelEvaluationException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.finmesh.governance.Verdict.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * A rule that products are held to.
 *
 * @param name kebab-case, the name of its folder
 * @param version of its text, see {@link Verdict#policyVersion}
 * @param title what it asks, in a sentence
 * @param why the reason
 * @param owner who answers for the policy
 * @param severity whether a breach stops a publication or only warns
 * @param graceUntil the first day on which a policy in grace is enforced; null in other stages
 * @param message how to mend a breach
 */
public record Policy(
        String name,
        String version,
        String title,
        String why,
        String owner,
        Severity severity,
        Stage stage,
        @Nullable LocalDate graceUntil,
        Scope scope,
        String message,
        Rule rule) {

    /** How much a breach weighs. */
    public enum Severity {
        WARNING,
        ERROR
    }

    /** Draft and grace warn only; grace ends by itself. */
    public enum Stage {
        DRAFT,
        GRACE,
        ENFORCED
    }

    /** What it is asked about: a product, each contract, each plan to publish, each agreement. */
    public enum Scope {
        PRODUCT("product"),
        CONTRACT("contract"),
        PLAN("plan"),
        AGREEMENT("agreement");

        private final List<String> variables;

        Scope(String... variables) {
            this.variables = List.of(variables);
        }

        /** What expressions of this scope see, by name; beside them all see {@code glossary}. */
        List<String> variables() {
            return variables;
        }
    }

    public Policy {
        if ((stage == Stage.GRACE) != (graceUntil != null)) {
            throw new IllegalArgumentException("stage grace goes with graceUntil, a date, and no other stage does");
        }
    }

    /**
     * Fails closed: what cannot be evaluated is a breach.
     *
     * @param sights what it is asked about; at least one
     * @param waivers of this policy that hold on {@code today}
     */
    Verdict judge(List<Sight> sights, List<String> glossary, List<Waiver> waivers, LocalDate today) {
        var breaches = breaches(sights, glossary);
        var open = uncovered(breaches, waivers);
        if (!open.isEmpty()) {
            return new Verdict(name, version, breached(today), said(open), null);
        }
        return breaches.isEmpty()
                ? new Verdict(name, version, Outcome.PASS, "", null)
                : new Verdict(name, version, Outcome.WAIVED, said(breaches), names(breaches, waivers));
    }

    /** What a verdict that warns or fails is about. */
    Stream<Offence> offences(List<Sight> sights, List<String> glossary, List<Waiver> waivers) {
        return uncovered(breaches(sights, glossary), waivers).stream()
                .flatMap(breach ->
                        breach.offenders().stream().map(offender -> new Offence(name, breach.port(), offender)));
    }

    private List<Breach> breaches(List<Sight> sights, List<String> glossary) {
        return sights.stream().flatMap(sight -> breach(sight, glossary)).toList();
    }

    private static List<Breach> uncovered(List<Breach> breaches, List<Waiver> waivers) {
        return breaches.stream()
                .filter(breach -> waivers.stream().noneMatch(waiver -> waiver.covers(breach)))
                .toList();
    }

    private static String names(List<Breach> breaches, List<Waiver> waivers) {
        return waivers.stream()
                .filter(waiver -> breaches.stream().anyMatch(waiver::covers))
                .map(Waiver::name)
                .collect(Collectors.joining(", "));
    }

    private String said(List<Breach> breaches) {
        return message + " " + breaches.stream().map(Breach::toString).collect(Collectors.joining("; "));
    }

    private Stream<Breach> breach(Sight sight, List<String> glossary) {
        var variables = new HashMap<>(sight.variables());
        variables.put(Rule.GLOSSARY, glossary);
        try {
            return rule.holds(variables)
                    ? Stream.empty()
                    : Stream.of(new Breach(sight, rule.offenders(variables), null));
        } catch (CelEvaluationException | RuntimeException cannotSay) {
            return Stream.of(new Breach(sight, List.of(), cannotSay.getMessage()));
        }
    }

    private Outcome breached(LocalDate today) {
        return severity == Severity.ERROR && enforcedOn(today) ? Outcome.FAIL : Outcome.WARN;
    }

    /** Whether it is more than an announcement on that day, by UTC. */
    public boolean enforcedOn(LocalDate day) {
        return switch (stage) {
            case DRAFT -> false;
            case GRACE -> graceUntil != null && !day.isBefore(graceUntil);
            case ENFORCED -> true;
        };
    }

    /** Whether it may judge otherwise by another glossary. */
    boolean asksGlossary() {
        return rule.asksGlossary();
    }

    boolean sameTextAs(Policy other) {
        return name.equals(other.name) && version.equals(other.version);
    }

    /** Names in words of the file: {@code error}, {@code enforced}, {@code contract}. */
    static <E extends Enum<E>> E parse(Class<E> type, String text) {
        return Stream.of(type.getEnumConstants())
                .filter(constant -> constant.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "'%s' is none of %s, in lower case".formatted(text, List.of(type.getEnumConstants()))));
    }
}
