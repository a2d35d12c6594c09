package org.finmesh.platform.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.finmesh.platform.access.TestingAgreements.ALMA;
import static org.finmesh.platform.access.TestingAgreements.CLARA;
import static org.finmesh.platform.access.TestingAgreements.CLIVE;
import static org.finmesh.platform.access.TestingAgreements.INSIGHT;
import static org.finmesh.platform.access.TestingAgreements.KOFI;
import static org.finmesh.platform.access.TestingAgreements.MIA;
import static org.finmesh.platform.access.TestingAgreements.PAUL;
import static org.finmesh.platform.access.TestingAgreements.ROSA;
import static org.finmesh.platform.access.TestingAgreements.TESSA;
import static org.finmesh.platform.access.TestingAgreements.THEO;
import static org.finmesh.platform.access.TestingAgreements.alone;
import static org.finmesh.platform.access.TestingAgreements.inTheNameOf;
import static org.finmesh.platform.access.TestingAgreements.manager;
import static org.finmesh.platform.access.TestingAgreements.owner;
import static org.finmesh.platform.access.TestingAgreements.person;
import static org.finmesh.platform.access.TestingAgreements.request;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.finmesh.governance.AccessStandard;
import org.finmesh.platform.contract.Classification;
import org.finmesh.platform.contract.DomainName;
import org.finmesh.platform.contract.PortId;
import org.junit.jupiter.api.Test;

/** Who decides on what waits, in which order, and who does not, whatever else they are. */
class RulingTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final Instant LATER = NOW.plus(Duration.ofHours(1));
    private static final OfferedPort PORT = new OfferedPort(
            PortId.parse("treasury.cash-position.v1"),
            true,
            true,
            false,
            List.of(
                    new OfferedPort.Field("account", Classification.RESTRICTED, true, false),
                    new OfferedPort.Field("amount", Classification.CONFIDENTIAL, false, false)),
            "active",
            null,
            null,
            null);
    private static final Terms TERMS = Terms.of(PORT, null, PersonalData.CLEAR, LegalBasis.CONTRACT, 30);

    @Test
    void managerThenOwnerDecideAndTheSecondYesPutsTheTermsInForce() {
        var passed = Ruling.approve(waiting(), alone(MIA), "needed", NOW);

        assertThat(passed.event()).isInstanceOf(AgreementStagePassed.class);
        assertThat(passed.event().details().stage()).isEqualTo(AccessStandard.Stage.MANAGER);
        assertThat(passed.agreement().state().label()).isEqualTo("requested");
        assertThat(passed.agreement().pending().waitingSince()).isEqualTo(NOW);
        assertThat(passed.agreement().grantsAt(NOW)).isFalse();

        var agreed = Ruling.approve(passed.agreement(), alone(TESSA), " fine ", LATER);

        assertThat(agreed.agreement().state().decision()).contains(new Decision("tessa", "fine", LATER));
        assertThat(agreed.agreement().until()).contains(LATER.plus(Duration.ofDays(30)));
        assertThat(agreed.agreement().pending()).isNull();
        assertThat(agreed.agreement().stages())
                .extracting(stage -> stage.answer().decision().by())
                .containsExactly("mia", "tessa");
        assertThat(agreed.closed().orElseThrow().deciders()).containsExactly("mia", "tessa");
    }

    @Test
    void eachStageIsAnsweredInItsTurn() {
        assertRefused(AccessError.NOT_A_DECIDER, waiting(), alone(TESSA));
        assertRefused(AccessError.NOT_A_DECIDER, passed(), alone(otherManager()));
    }

    @Test
    void oneNoEndsTheRequestWhicheverStageSaysIt() {
        assertThat(Ruling.deny(waiting(), alone(MIA), "no", NOW)
                        .agreement()
                        .state()
                        .label())
                .isEqualTo("denied");
        var denied = Ruling.deny(passed(), alone(TESSA), "no", NOW).agreement();

        assertThat(denied.state().label()).isEqualTo("denied");
        assertThat(denied.pending()).isNull();
        assertThat(denied.stages())
                .as("those who said yes before stay on record")
                .hasSize(2);
    }

    @Test
    void whatNobodyHasToDecideIsGrantedByThePlatform() {
        var granted = Ruling.grantAtOnce(request(PORT, INSIGHT, "clara", TERMS, NOW), NOW);

        assertThat(granted.event().by()).isEqualTo(AgreementEvent.PLATFORM);
        assertThat(granted.event().note()).startsWith("granted at once");
        assertThat(granted.agreement().grantsAt(NOW)).isTrue();
    }

    @Test
    void whoAskedDecidesNoStageWithAnyRoleThereIs() {
        var everything = all("clara", Set.of());

        assertRefused(AccessError.OWN_REQUEST, waiting(), alone(everything));
        assertRefused(AccessError.OWN_REQUEST, passed(), alone(everything));
    }

    @Test
    void whoBelongsToTheConsumerDecidesNoStageWithAnyRoleThereIs() {
        var everything = all("zoe", Set.of("customer-insight"));

        assertRefused(AccessError.OWN_CONSUMER, waiting(), alone(everything));
        assertRefused(AccessError.OWN_CONSUMER, passed(), alone(everything));
        var alone = request(PORT, new Consumer(new ConsumerId("zoe"), Consumer.Kind.PERSON), "zoe", TERMS, NOW)
                .through(List.of(owner(PORT)));
        assertRefused(AccessError.OWN_REQUEST, alone, alone(all("zoe", Set.of())));
    }

    @Test
    void nobodyDecidesTwoStagesOfOneRequest() {
        var both = person("bea", Set.of(), Set.of("customer-insight"), Set.of("treasury"));
        var passed = Ruling.approve(waiting(), alone(both), "", NOW).agreement();

        assertRefused(AccessError.DECIDED_BEFORE, passed, alone(both));
        assertThat(Ruling.approve(passed, alone(TESSA), "", NOW).agreement().grantsAt(NOW))
                .isTrue();
    }

    @Test
    void thePlatformTeamAuditorsTheCouncilAndOwnersOfOtherDomainsDoNotDecide() {
        for (var actor : List.of(PAUL, ALMA, KOFI, ROSA)) {
            assertRefused(AccessError.NOT_A_DECIDER, waiting(), alone(actor));
            assertRefused(AccessError.NOT_A_DECIDER, passed(), alone(actor));
            assertThat(waiting().isDecidableBy(alone(actor))).isFalse();
        }
    }

    @Test
    void whatIsDecidedIsNotDecidedAgain() {
        var approved = Ruling.approve(passed(), alone(TESSA), "", NOW).agreement();
        var denied = Ruling.deny(passed(), alone(TESSA), "", NOW).agreement();

        assertRefused(AccessError.WRONG_STATE, approved, alone(TESSA));
        assertRefused(AccessError.WRONG_STATE, denied, alone(THEO));
        assertRefused(AccessError.NOT_A_DECIDER, denied, alone(ROSA));
    }

    @Test
    void aDelegateDecidesInTheDelegatorsName() {
        var passed = Ruling.approve(waiting(), inTheNameOf(ROSA, MIA), "", NOW);

        assertThat(passed.event().by()).isEqualTo("rosa");
        assertThat(passed.event().details().onBehalfOf()).isEqualTo("mia");
        assertThat(passed.agreement().pending().deciders()).containsExactly("rosa", "mia");
    }

    @Test
    void aDelegateHasNoMoreRightsThanTheDelegator() {
        assertRefused(AccessError.NOT_A_DECIDER, waiting(), inTheNameOf(ROSA, TESSA));
        assertRefused(AccessError.NOT_A_DECIDER, waiting(), inTheNameOf(ROSA, KOFI));
    }

    @Test
    void aDelegateIsBarredAsEverybodyIsAndSoIsTheDelegator() {
        assertRefused(AccessError.OWN_CONSUMER, waiting(), inTheNameOf(CLIVE, MIA));
        assertRefused(AccessError.OWN_REQUEST, waiting(), inTheNameOf(CLARA, MIA));
        var asked =
                request(PORT, INSIGHT, "mia", TERMS, NOW).through(List.of(manager("customer-insight"), owner(PORT)));
        assertRefused(AccessError.OWN_REQUEST, asked, inTheNameOf(ROSA, MIA));
    }

    @Test
    void nobodyDecidesTwoStagesThroughADelegateOrAsOne() {
        var both = person("bea", Set.of(), Set.of("customer-insight"), Set.of("treasury"));
        var byBea = Ruling.approve(waiting(), alone(both), "", NOW).agreement();
        assertRefused(AccessError.DECIDED_BEFORE, byBea, inTheNameOf(ROSA, both));

        var byRosaForMia =
                Ruling.approve(waiting(), inTheNameOf(ROSA, MIA), "", NOW).agreement();
        assertRefused(AccessError.DECIDED_BEFORE, byRosaForMia, inTheNameOf(ROSA, TESSA));

        var byRosaForBea =
                Ruling.approve(waiting(), inTheNameOf(ROSA, both), "", NOW).agreement();
        assertRefused(AccessError.DECIDED_BEFORE, byRosaForBea, alone(both));
    }

    @Test
    void theCouncilAnswersWhatHasEscalatedAndIsBarredAsEverybodyIs() {
        var escalated = Ruling.escalate(waiting(), LATER).agreement();

        var byKofi = Ruling.approve(escalated, alone(KOFI), "", LATER);
        assertThat(byKofi.event().details().onBehalfOf()).isEqualTo(Stage.COUNCIL);
        assertThat(byKofi.agreement().pending().escalated())
                .as("the next stage has its own time")
                .isFalse();
        assertThat(Ruling.approve(escalated, alone(MIA), "", LATER)
                        .event()
                        .details()
                        .onBehalfOf())
                .isNull();
        assertRefused(AccessError.OWN_CONSUMER, escalated, alone(all("zoe", Set.of("customer-insight"))));
        var next = Ruling.escalate(byKofi.agreement(), LATER).agreement();
        assertRefused(AccessError.DECIDED_BEFORE, next, alone(KOFI));
    }

    private static Agreement waiting() {
        return request(PORT, INSIGHT, "clara", TERMS, NOW).through(List.of(manager("customer-insight"), owner(PORT)));
    }

    private static Agreement passed() {
        return Ruling.approve(waiting(), alone(MIA), "", NOW).agreement();
    }

    private static Actor otherManager() {
        return person("max", Set.of(), Set.of("customer-insight"), Set.of());
    }

    private static Actor all(String user, Set<String> teams) {
        return new Actor(user, teams, Set.of("customer-insight"), Set.of(new DomainName("treasury")), true, true, true);
    }

    private static void assertRefused(AccessError error, Agreement agreement, Decider decider) {
        assertThat(agreement.isDecidableBy(decider)).isFalse();
        for (var step : List.<org.assertj.core.api.ThrowableAssert.ThrowingCallable>of(
                () -> Ruling.approve(agreement, decider, "", NOW), () -> Ruling.deny(agreement, decider, "", NOW))) {
            assertThatThrownBy(step)
                    .isInstanceOfSatisfying(
                            AccessException.class,
                            refusal -> assertThat(refusal.error())
                                    .as(refusal.getMessage())
                                    .isEqualTo(error));
        }
    }
}
