package org.finmesh.platform.access.grants;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.finmesh.platform.access.Agreement;
import org.finmesh.platform.access.AgreementId;
import org.finmesh.platform.access.AgreementState;
import org.finmesh.platform.access.Consumer;
import org.finmesh.platform.access.ConsumerId;
import org.finmesh.platform.access.Decision;
import org.finmesh.platform.access.Entitlement;
import org.finmesh.platform.access.OfferedPort;
import org.finmesh.platform.access.PersonalData;
import org.finmesh.platform.access.Terms;
import org.finmesh.platform.contract.Classification;
import org.finmesh.platform.contract.PortId;
import org.junit.jupiter.api.Test;

class IntendedTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final OfferedPort PORT = new OfferedPort(
            PortId.parse("treasury.fx-rates.v1"),
            true,
            true,
            false,
            List.of(
                    new OfferedPort.Field("rate", Classification.PUBLIC, false, false),
                    new OfferedPort.Field("rate_date", Classification.PUBLIC, false, false)),
            "active",
            null,
            null,
            null);
    private static final Map<PortId, OfferedPort> OFFERED = Map.of(PORT.port(), PORT);
    private static final ConsumerId INSIGHT = new ConsumerId("customer-insight");
    private static final Decision DECISION = new Decision("tessa", "", NOW);
    private static final AgreementState.Approval APPROVAL =
            new AgreementState.Approval(DECISION, NOW.plus(Duration.ofDays(1)));
    private static final AgreementState APPROVED = new AgreementState.Approved(APPROVAL);
    private static final Terms WHOLE = Terms.of(PORT, null, PersonalData.MASKED, null, 1);

    @Test
    void onlyApprovedAndActiveAgreementsBeforeTheirEndGrantAnything() {
        var granted = Map.entry(INSIGHT, Set.of(Entitlement.of(WHOLE, PORT)));

        assertThat(intended(NOW, in(new AgreementState.Requested()))).isEmpty();
        assertThat(intended(NOW, in(new AgreementState.Denied(DECISION)))).isEmpty();
        assertThat(intended(NOW, in(new AgreementState.Revoked(APPROVAL, DECISION))))
                .isEmpty();
        assertThat(intended(NOW, in(new AgreementState.Cancelled(Optional.of(APPROVAL), DECISION))))
                .isEmpty();
        assertThat(intended(NOW.plus(Duration.ofDays(1)), in(APPROVED))).isEmpty();
        assertThat(intended(NOW, in(APPROVED))).containsExactly(granted);
        assertThat(intended(NOW, in(new AgreementState.Active(APPROVAL)))).containsExactly(granted);
    }

    @Test
    void twoAgreementsOnOnePortEntitleToBothAndEachAsLongAsItLives() {
        var rate = Terms.of(PORT, Set.of("rate"), PersonalData.MASKED, null, 1);
        var date = Terms.of(PORT, Set.of("rate_date"), PersonalData.MASKED, null, 1);

        assertThat(intended(NOW, agreement(rate, APPROVED), agreement(date, APPROVED))
                        .get(INSIGHT))
                .containsExactlyInAnyOrder(Entitlement.of(rate, PORT), Entitlement.of(date, PORT));
        assertThat(intended(
                                NOW,
                                agreement(rate, APPROVED),
                                agreement(date, new AgreementState.Revoked(APPROVAL, DECISION)))
                        .get(INSIGHT))
                .containsExactly(Entitlement.of(rate, PORT));
    }

    @Test
    void aPortThatIsNoLongerOfferedGrantsNothing() {
        assertThat(Intended.of(List.of(in(APPROVED)), Map.of(), Set.of(), NOW).entitlements())
                .isEmpty();
    }

    @Test
    void aSuspendedConsumerIsEntitledToNothingWhateverIsAgreed() {
        assertThat(Intended.of(List.of(in(APPROVED)), OFFERED, Set.of(INSIGHT), NOW)
                        .entitlements())
                .isEmpty();
    }

    @Test
    void theTeamOfADomainThatOffersSomethingReadsAsTheDomainAndAPersonOfThatNameDoesNot() {
        var treasury = new ConsumerId("treasury");

        assertThat(Intended.of(
                                List.of(by(new Consumer(treasury, Consumer.Kind.TEAM), WHOLE, APPROVED)),
                                OFFERED,
                                Set.of(),
                                NOW)
                        .of(treasury)
                        .asDomain())
                .isTrue();
        assertThat(Intended.of(
                                List.of(by(new Consumer(treasury, Consumer.Kind.PERSON), WHOLE, APPROVED)),
                                OFFERED,
                                Set.of(),
                                NOW)
                        .of(treasury)
                        .asDomain())
                .isFalse();
        assertThat(Intended.of(List.of(in(APPROVED)), OFFERED, Set.of(), NOW)
                        .of(INSIGHT)
                        .asDomain())
                .isFalse();
    }

    private static Map<ConsumerId, Set<Entitlement>> intended(Instant now, Agreement... agreements) {
        return Intended.of(List.of(agreements), OFFERED, Set.of(), now).entitlements();
    }

    private static Agreement in(AgreementState state) {
        return agreement(WHOLE, state);
    }

    private static Agreement agreement(Terms terms, AgreementState state) {
        return by(new Consumer(INSIGHT, Consumer.Kind.TEAM), terms, state);
    }

    private static Agreement by(Consumer consumer, Terms terms, AgreementState state) {
        return new Agreement(
                AgreementId.random(),
                UUID.randomUUID(),
                PORT.port(),
                consumer,
                "clara",
                "valuation of the book",
                terms,
                NOW,
                state,
                List.of(),
                null,
                null,
                null);
    }
}
