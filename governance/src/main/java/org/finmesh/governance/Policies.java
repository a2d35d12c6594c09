package org.finmesh.governance;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The policies of one rulebook, with what they judge by. */
public final class Policies {

    private final List<Policy> policies;
    private final List<Waiver> waivers;
    private final List<String> glossary;

    Policies(List<Policy> policies, List<Waiver> waivers, List<String> glossary) {
        this.policies =
                policies.stream().sorted(Comparator.comparing(Policy::name)).toList();
        this.waivers = List.copyOf(waivers);
        this.glossary = List.copyOf(glossary);
    }

    /**
     * The verdict of each policy that is about such a subject, by the policy's name. Pure: the same on every call.
     *
     * @param today by UTC: on which day grace and waivers have ended
     */
    public List<Verdict> judge(Subject subject, LocalDate today) {
        return policies.stream()
                .flatMap(policy -> judge(policy, subject, today))
                .toList();
    }

    private Stream<Verdict> judge(Policy policy, Subject subject, LocalDate today) {
        var sights = subject.seenBy(policy.scope());
        return sights.isEmpty()
                ? Stream.empty()
                : Stream.of(policy.judge(sights, glossary, waiversOf(policy, today), today));
    }

    /** What the policies name as breaking them, by the policy's name; nothing that a waiver covers. */
    public List<Offence> offences(Subject subject, LocalDate today) {
        return policies.stream()
                .flatMap(policy -> policy.offences(subject.seenBy(policy.scope()), glossary, waiversOf(policy, today)))
                .toList();
    }

    private List<Waiver> waiversOf(Policy policy, LocalDate today) {
        return waivers.stream()
                .filter(waiver -> waiver.policy().equals(policy.name()) && waiver.holdsOn(today))
                .toList();
    }

    /** Only those that may judge otherwise than {@code before}, whatever the subject: what a replay has to ask. */
    public Policies differingFrom(Policies before) {
        var differing = policies.stream()
                .filter(policy -> !before.judgesSame(this, policy))
                .toList();
        return new Policies(differing, waivers, glossary);
    }

    private boolean judgesSame(Policies other, Policy policy) {
        return policies.stream().anyMatch(policy::sameTextAs)
                && waiversOf(policy).equals(other.waiversOf(policy))
                && (glossary.equals(other.glossary) || !policy.asksGlossary());
    }

    private List<Waiver> waiversOf(Policy policy) {
        return waivers.stream()
                .filter(waiver -> waiver.policy().equals(policy.name()))
                .toList();
    }

    /** Only those of these names. */
    public Policies only(Set<String> names) {
        return new Policies(
                policies.stream()
                        .filter(policy -> names.contains(policy.name()))
                        .toList(),
                waivers,
                glossary);
    }

    /** By name. */
    public List<Policy> all() {
        return policies;
    }
}
