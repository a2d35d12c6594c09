package org.finmesh.platform.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.finmesh.platform.contract.DomainName;
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
    private static final DomainName TREASURY = new DomainName("treasury");
    private static final Actor CLARA = new Actor("clara", Set.of("customer-insight"), Set.of(), false, false);
    private static final Actor TESSA = new Actor("tessa", Set.of("treasury"), Set.of(TREASURY), false, false);
    private static final Actor ROSA =
            new Actor("rosa", Set.of("retail-banking"), Set.of(new DomainName("retail-banking")), false, false);
    private static final Actor PAUL = new Actor("paul", Set.of(), Set.of(), true, false);
    private static final Actor ALMA = new Actor("alma", Set.of(), Set.of(), false, true);

    @Test
    void anOwnerOfThePortsDomainApprovesForTheAskedDays() {
        var approved = request(CLARA, 30).approve(TESSA, " fine ", NOW);

        assertThat(approved.state().label()).isEqualTo("approved");
        assertThat(approved.state().decision()).contains(new Decision("tessa", "fine", NOW));
        assertThat(approved.grantsAt(NOW)).isTrue();
        assertThat(approved.grantsAt(NOW.plus(Duration.ofDays(30)).minusNanos(1000)))
                .isTrue();
        assertThat(approved.grantsAt(NOW.plus(Duration.ofDays(30)))).isFalse();
    }

    @Test
    void nobodyDecidesOnTheirOwnRequestEvenAsOwner() {
        assertRefused(AccessError.OWN_REQUEST, () -> request(TESSA, 30).approve(TESSA, "", NOW));
        assertRefused(AccessError.OWN_REQUEST, () -> request(TESSA, 30).deny(TESSA, "", NOW));
    }

    @Test
    void nobodyDecidesForATeamTheyBelongToEvenAsOwner() {
        var otherOwner = new Actor("theo", Set.of("treasury"), Set.of(TREASURY), true, false);

        assertRefused(AccessError.OWN_CONSUMER, () -> request(TESSA, 30).approve(otherOwner, "", NOW));
    }

    @Test
    void thePlatformTeamAuditorsAndOwnersOfOtherDomainsDoNotDecide() {
        for (var actor : new Actor[] {PAUL, ALMA, ROSA}) {
            assertRefused(AccessError.NOT_THE_OWNER, () -> request(CLARA, 30).approve(actor, "", NOW));
            assertRefused(AccessError.NOT_THE_OWNER, () -> request(CLARA, 30).deny(actor, "", NOW));
            assertThat(request(CLARA, 30).isDecidableBy(actor)).isFalse();
        }
    }

    @Test
    void whatIsDecidedIsNotDecidedAgain() {
        var approved = request(CLARA, 30).approve(TESSA, "", NOW);
        var denied = request(CLARA, 30).deny(TESSA, "", NOW);

        assertRefused(AccessError.WRONG_STATE, () -> approved.approve(TESSA, "", NOW));
        assertRefused(AccessError.WRONG_STATE, () -> approved.deny(TESSA, "", NOW));
        assertRefused(AccessError.WRONG_STATE, () -> denied.approve(TESSA, "", NOW));
        assertRefused(AccessError.WRONG_STATE, () -> denied.revoke(TESSA, "", NOW));
    }

    @Test
    void theOwnerAndThePlatformTeamRevokeAndNobodyElseDoes() {
        var active = request(CLARA, 30).approve(TESSA, "", NOW).activate();

        assertThat(active.revoke(TESSA, "", NOW).grantsAt(NOW)).isFalse();
        assertThat(active.revoke(PAUL, "", NOW).state().label()).isEqualTo("revoked");
        assertRefused(AccessError.NOT_THE_OWNER, () -> active.revoke(ROSA, "", NOW));
        assertRefused(AccessError.NOT_THE_OWNER, () -> active.revoke(CLARA, "", NOW));
    }

    @Test
    void theConsumerTakesARequestBackOrEndsItsAccessEarly() {
        var active = request(CLARA, 30).approve(TESSA, "", NOW).activate();

        assertThat(request(CLARA, 30).cancel(CLARA, "", NOW).isLive()).isFalse();
        assertThat(active.cancel(CLARA, "", NOW).grantsAt(NOW)).isFalse();
        assertRefused(AccessError.NOT_A_MEMBER, () -> active.cancel(TESSA, "", NOW));
    }

    @Test
    void aRevocationThatComesBeforeTheGrantsArePlacedStays() {
        var revoked = request(CLARA, 30).approve(TESSA, "", NOW).revoke(TESSA, "", NOW);

        assertThat(revoked.activate().state().label()).isEqualTo("revoked");
    }

    @Test
    void anAgreementExpiresAtItsEndAndNotBefore() {
        var active = request(CLARA, 1).approve(TESSA, "", NOW).activate();
        var end = NOW.plus(Duration.ofDays(1));

        assertThat(active.expire(end.minusMillis(1)).state().label()).isEqualTo("active");
        assertThat(active.expire(end).state().label()).isEqualTo("expired");
        assertThat(request(CLARA, 1).expire(end).state().label()).isEqualTo("requested");
    }

    @Test
    void onlyThoseConcernedSeeIt() {
        var request = request(CLARA, 30);

        assertThat(new Actor[] {CLARA, TESSA, PAUL, ALMA}).allMatch(request::isVisibleTo);
        assertThat(request.isVisibleTo(ROSA)).isFalse();
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
        var impostor = new Actor("customer-insight", Set.of(), Set.of(), false, false);

        assertThat(impostor.belongsTo(request(CLARA, 30).consumer())).isFalse();
        assertThat(CLARA.belongsTo(impostor.consumer(null))).isFalse();
    }

    @Test
    void whoAsksDoesSoForATeamOfTheirsOrForThemselves() {
        var inTwoTeams = new Actor("zoe", Set.of("a", "b"), Set.of(), false, false);

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
                PORT,
                actor.consumer(null),
                actor.user(),
                purpose,
                Terms.of(PORT, null, PersonalData.MASKED, null, days),
                NOW);
    }

    private static void assertRefused(AccessError error, org.assertj.core.api.ThrowableAssert.ThrowingCallable step) {
        assertThatThrownBy(step)
                .isInstanceOfSatisfying(
                        AccessException.class,
                        refusal -> assertThat(refusal.error()).isEqualTo(error));
    }
}
