package org.finmesh.platform.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.finmesh.platform.access.TestingAgreements.ALMA;
import static org.finmesh.platform.access.TestingAgreements.CLARA;
import static org.finmesh.platform.access.TestingAgreements.MIA;
import static org.finmesh.platform.access.TestingAgreements.PAUL;
import static org.finmesh.platform.access.TestingAgreements.ROSA;
import static org.finmesh.platform.access.TestingAgreements.TESSA;
import static org.finmesh.platform.access.TestingAgreements.alone;
import static org.finmesh.platform.access.TestingAgreements.approve;
import static org.finmesh.platform.access.TestingAgreements.inTheNameOf;
import static org.finmesh.platform.access.TestingAgreements.manager;
import static org.finmesh.platform.access.TestingAgreements.owner;
import static org.finmesh.platform.access.TestingAgreements.person;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.finmesh.platform.contract.Classification;
import org.finmesh.platform.contract.PortId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgreementTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final OfferedPort PORT = new OfferedPort(
            PortId.parse("treasury.fx-rates.v1"),
            true,
            true,
            false,
            List.of(new OfferedPort.Field("rate", Classification.PUBLIC, false, false)),
            "active",
            null,
            null,
            null);

    @Test
    void anOwnerOfThePortsDomainApprovesForTheAskedDays() {
        var approved = approve(request(CLARA, 30), TESSA, NOW);

        assertThat(approved.state().label()).isEqualTo("approved");
        assertThat(approved.state().decision()).contains(new Decision("tessa", "fine", NOW));
        assertThat(approved.grantsAt(NOW)).isTrue();
        assertThat(approved.grantsAt(NOW.plus(Duration.ofDays(30)).minusNanos(1000)))
                .isTrue();
        assertThat(approved.grantsAt(NOW.plus(Duration.ofDays(30)))).isFalse();
    }

    @Test
    void theOwnerAndThePlatformTeamRevokeAndNobodyElseDoes() {
        var active = approve(request(CLARA, 30), TESSA, NOW).activate();

        assertThat(active.revoke(TESSA, "", NOW).grantsAt(NOW)).isFalse();
        assertThat(active.revoke(PAUL, "", NOW).state().label()).isEqualTo("revoked");
        assertRefused(AccessError.NOT_THE_OWNER, () -> active.revoke(ROSA, "", NOW));
        assertRefused(AccessError.NOT_THE_OWNER, () -> active.revoke(CLARA, "", NOW));
    }

    @Test
    void theConsumerTakesARequestBackOrEndsItsAccessEarly() {
        var active = approve(request(CLARA, 30), TESSA, NOW).activate();

        assertThat(request(CLARA, 30).cancel(CLARA, "", NOW).isLive()).isFalse();
        assertThat(active.cancel(CLARA, "", NOW).grantsAt(NOW)).isFalse();
        assertRefused(AccessError.NOT_A_MEMBER, () -> active.cancel(TESSA, "", NOW));
    }

    @Test
    void aRevocationThatComesBeforeTheGrantsArePlacedStays() {
        var revoked = approve(request(CLARA, 30), TESSA, NOW).revoke(TESSA, "", NOW);

        assertThat(revoked.activate().state().label()).isEqualTo("revoked");
    }

    @Test
    void anAgreementExpiresAtItsEndAndNotBefore() {
        var active = approve(request(CLARA, 1), TESSA, NOW).activate();
        var end = NOW.plus(Duration.ofDays(1));

        assertThat(active.expire(end.minusMillis(1)).state().label()).isEqualTo("active");
        assertThat(active.expire(end).state().label()).isEqualTo("expired");
        assertThat(request(CLARA, 1).expire(end).state().label()).isEqualTo("requested");
    }

    @Test
    void onlyThoseConcernedSeeIt() {
        var request = request(CLARA, 30);

        assertThat(List.of(CLARA, TESSA, PAUL, ALMA)).allMatch(actor -> request.isVisibleTo(alone(actor)));
        assertThat(request.isVisibleTo(alone(ROSA))).isFalse();
        assertThat(request.isVisibleTo(inTheNameOf(ROSA, TESSA))).isTrue();
        assertThat(request.isVisibleTo(alone(MIA)))
                .as("no manager has to decide")
                .isFalse();
        assertThat(request.through(List.of(manager("customer-insight"))).isVisibleTo(alone(MIA)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 731})
    void aPeriodIsOneTo730Days(int days) {
        assertRefused(AccessError.PERIOD_BOUNDS, () -> request(CLARA, days));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "why ", " a   b "})
    void aPurposeIsSaidInWords(String purpose) {
        assertRefused(AccessError.PURPOSE_LENGTH, () -> request(CLARA, 30, purpose));
    }

    @Test
    void aPersonOfATeamsNameIsNotThatTeam() {
        var impostor = person("customer-insight", Set.of(), Set.of(), Set.of());

        assertThat(impostor.belongsTo(request(CLARA, 30).consumer())).isFalse();
        assertThat(CLARA.belongsTo(impostor.consumer(null))).isFalse();
    }

    @Test
    void whoAsksDoesSoForATeamOfTheirsOrForThemselves() {
        var inTwoTeams = person("zoe", Set.of("a", "b"), Set.of(), Set.of());

        assertThat(CLARA.consumer(null))
                .isEqualTo(new Consumer(new ConsumerId("customer-insight"), Consumer.Kind.TEAM));
        assertThat(CLARA.consumer("clara")).isEqualTo(new Consumer(new ConsumerId("clara"), Consumer.Kind.PERSON));
        assertThat(inTwoTeams.consumer(null)).isEqualTo(new Consumer(new ConsumerId("zoe"), Consumer.Kind.PERSON));
        assertRefused(AccessError.NOT_A_MEMBER, () -> CLARA.consumer("valuation-control"));
    }

    private static Agreement request(Actor actor, int days) {
        return request(actor, days, "valuation of the book");
    }

    private static Agreement request(Actor actor, int days, String purpose) {
        return Agreement.request(
                        UUID.randomUUID(),
                        PORT,
                        actor.consumer(null),
                        actor.user(),
                        purpose,
                        Terms.of(PORT, null, PersonalData.MASKED, null, days),
                        NOW)
                .through(List.of(owner(PORT)));
    }

    private static void assertRefused(AccessError error, org.assertj.core.api.ThrowableAssert.ThrowingCallable step) {
        assertThatThrownBy(step)
                .isInstanceOfSatisfying(
                        AccessException.class,
                        refusal -> assertThat(refusal.error()).isEqualTo(error));
    }
}
