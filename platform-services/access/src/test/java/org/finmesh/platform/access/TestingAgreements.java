package org.finmesh.platform.access;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.finmesh.governance.AccessStandard;
import org.finmesh.platform.contract.DomainName;

/** Agreements on their way, for tests that start somewhere on it. */
public final class TestingAgreements {

    public static final Consumer INSIGHT = new Consumer(new ConsumerId("customer-insight"), Consumer.Kind.TEAM);
    static final Actor CLARA = person("clara", Set.of("customer-insight"), Set.of(), Set.of());
    static final Actor CLIVE = person("clive", Set.of("customer-insight"), Set.of(), Set.of());
    static final Actor MIA = person("mia", Set.of(), Set.of("customer-insight"), Set.of());
    static final Actor TESSA = person("tessa", Set.of("treasury"), Set.of(), Set.of("treasury"));
    static final Actor THEO = person("theo", Set.of("treasury"), Set.of(), Set.of("treasury"));
    static final Actor ROSA = person("rosa", Set.of("retail-banking"), Set.of(), Set.of("retail-banking"));
    static final Actor PAUL = new Actor("paul", Set.of(), Set.of(), Set.of(), false, true, false);
    static final Actor ALMA = new Actor("alma", Set.of(), Set.of(), Set.of(), false, false, true);
    static final Actor KOFI = new Actor("kofi", Set.of(), Set.of(), Set.of(), true, false, false);

    private TestingAgreements() {}

    static Actor person(String user, Set<String> teams, Set<String> manages, Set<String> owns) {
        return new Actor(
                user,
                teams,
                manages,
                owns.stream().map(DomainName::new).collect(Collectors.toSet()),
                false,
                false,
                false);
    }

    /** Of the whole port, personal fields masked; it waits for an owner of the port's domain. */
    public static Agreement requested(OfferedPort port, Instant now, int days) {
        return requested(port, Terms.of(port, null, PersonalData.MASKED, null, days), now);
    }

    static Agreement requested(OfferedPort port, Terms terms, Instant now) {
        return request(port, INSIGHT, "clara", terms, now).through(List.of(owner(port)));
    }

    static Agreement request(OfferedPort port, Consumer consumer, String by, Terms terms, Instant now) {
        return Agreement.request(UUID.randomUUID(), port, consumer, by, "valuation of the book", terms, now);
    }

    static Stage owner(OfferedPort port) {
        return stage(AccessStandard.Stage.OWNER, port.port().product().domain().value());
    }

    static Stage manager(String... teams) {
        return stage(AccessStandard.Stage.MANAGER, teams);
    }

    private static Stage stage(AccessStandard.Stage kind, String... of) {
        return new Stage(kind, new TreeSet<>(Set.of(of)), null);
    }

    public static Agreement approved(OfferedPort port, Instant now, int days) {
        return approve(requested(port, now, days), ownerOf(port), now);
    }

    private static Actor ownerOf(OfferedPort port) {
        return person(
                "owner",
                Set.of(),
                Set.of(),
                Set.of(port.port().product().domain().value()));
    }

    static Agreement approve(Agreement agreement, Actor actor, Instant now) {
        return Ruling.approve(agreement, alone(actor), "fine", now).agreement();
    }

    public static Agreement denied(OfferedPort port, Instant now, int days) {
        return Ruling.deny(requested(port, now, days), alone(ownerOf(port)), "no", now)
                .agreement();
    }

    public static Agreement revoked(OfferedPort port, Instant now, int days) {
        return approved(port, now, days).revoke(ownerOf(port), "over", now);
    }

    static Decider alone(Actor actor) {
        return new Decider(actor, List.of());
    }

    static Decider inTheNameOf(Actor actor, Actor... delegators) {
        return new Decider(actor, List.of(delegators));
    }

    static final Duration DAY = Duration.ofDays(1);
}
