package org.finmesh.platform.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.finmesh.platform.access.TestingAgreements.CLARA;
import static org.finmesh.platform.access.TestingAgreements.CLIVE;
import static org.finmesh.platform.access.TestingAgreements.TESSA;
import static org.finmesh.platform.access.TestingAgreements.THEO;
import static org.finmesh.platform.access.TestingAgreements.alone;
import static org.finmesh.platform.access.TestingAgreements.approve;
import static org.finmesh.platform.access.TestingAgreements.owner;
import static org.finmesh.platform.access.TestingAgreements.requested;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.finmesh.platform.contract.Classification;
import org.finmesh.platform.contract.PortId;
import org.junit.jupiter.api.Test;

/** Other terms on a live agreement, and what goes on meanwhile. */
class ChangeTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final Instant LATER = NOW.plus(Duration.ofDays(20));
    private static final OfferedPort.Field AMOUNT =
            new OfferedPort.Field("amount", Classification.CONFIDENTIAL, false, false);
    private static final OfferedPort.Field CURRENCY =
            new OfferedPort.Field("currency", Classification.INTERNAL, false, false);
    private static final OfferedPort PORT = port(AMOUNT, CURRENCY);
    private static final Terms BEFORE = Terms.of(PORT, List.of("currency"), PersonalData.MASKED, null, 30);
    private static final Terms WIDER = Terms.of(PORT, null, PersonalData.MASKED, null, 60);

    private static final Agreement ACTIVE =
            approve(requested(PORT, BEFORE, NOW), TESSA, NOW).activate();

    @Test
    void whatWasAgreedGoesOnUntilTheChangeIsApprovedAndThenTheNewTermsDo() {
        var asked = ask(ACTIVE, CLARA, WIDER);

        assertThat(asked.terms()).isEqualTo(BEFORE);
        assertThat(asked.state().label()).isEqualTo("active");
        assertThat(asked.grantsAt(LATER)).isTrue();
        assertThat(asked.until()).isEqualTo(ACTIVE.until());

        var changed = Ruling.approve(asked, alone(TESSA), "", LATER).agreement();

        assertThat(changed.id()).isEqualTo(asked.id());
        assertThat(changed.terms()).isEqualTo(WIDER);
        assertThat(changed.until()).contains(LATER.plus(Duration.ofDays(60)));
        assertThat(changed.state().label()).as("the grants follow").isEqualTo("approved");
        assertThat(changed.grantsAt(LATER)).as("reading goes on").isTrue();
    }

    @Test
    void afterADenialAWithdrawalOrALapseWhatWasAgreedGoesOnAsItWas() {
        var asked = ask(ACTIVE, CLARA, WIDER);

        assertThat(Stream.of(
                        Ruling.deny(asked, alone(TESSA), "too much", LATER),
                        Change.withdraw(asked, CLIVE, "", LATER),
                        Ruling.lapse(asked, Duration.ofHours(120), LATER)))
                .allSatisfy(step -> {
                    assertThat(step.agreement().terms()).isEqualTo(BEFORE);
                    assertThat(step.agreement().state()).isEqualTo(asked.state());
                    assertThat(step.agreement().pending()).isNull();
                    assertThat(step.agreement().stages()).isEqualTo(asked.stages());
                    assertThat(step.closed()).isPresent();
                });
    }

    @Test
    void oneChangeWaitsAtATime() {
        var asked = ask(ACTIVE, CLARA, WIDER);

        assertRefused(AccessError.CHANGE_PENDING, () -> ask(asked, CLIVE, BEFORE));
        assertThat(ask(Change.withdraw(asked, CLARA, "", LATER).agreement(), CLIVE, BEFORE)
                        .pending())
                .isNotNull();
    }

    @Test
    void onlyTheConsumerAsksForAChangeAndOnlyOfWhatLives() {
        var ended = ACTIVE.cancel(CLARA, "", NOW);

        assertRefused(AccessError.NOT_A_MEMBER, () -> ask(ACTIVE, TESSA, WIDER));
        assertRefused(AccessError.WRONG_STATE, () -> ask(ended, CLARA, WIDER));
        assertRefused(AccessError.WRONG_STATE, () -> Change.withdraw(ACTIVE, CLARA, "", NOW));
        assertRefused(AccessError.NOT_A_MEMBER, () -> Change.withdraw(ask(ACTIVE, CLARA, WIDER), TESSA, "", NOW));
        assertRefused(AccessError.CHANGE_PENDING, () -> ask(requested(PORT, BEFORE, NOW), CLARA, WIDER));
        assertRefused(AccessError.WRONG_STATE, () -> Change.withdraw(requested(PORT, BEFORE, NOW), CLARA, "", NOW));
    }

    @Test
    void whoAskedForTheChangeHasNoSayInItNorHasWhoAskedAtFirst() {
        var asked = ask(ACTIVE, CLIVE, WIDER);
        var cliveAsOwner = TestingAgreements.person("clive", Set.of(), Set.of(), Set.of("treasury"));
        var claraAsOwner = TestingAgreements.person("clara", Set.of(), Set.of(), Set.of("treasury"));

        assertRefused(AccessError.OWN_REQUEST, () -> Ruling.approve(asked, alone(cliveAsOwner), "", LATER));
        assertRefused(AccessError.OWN_REQUEST, () -> Ruling.approve(asked, alone(claraAsOwner), "", LATER));
        assertThat(Ruling.approve(asked, alone(THEO), "", LATER).agreement().terms())
                .isEqualTo(WIDER);
    }

    @Test
    void whenTheAgreementEndsWhatWaitedEndsWithIt() {
        var asked = ask(ACTIVE, CLARA, WIDER);
        var end = NOW.plus(Duration.ofDays(30));

        assertThat(asked.expire(end).state().label()).isEqualTo("expired");
        assertThat(asked.expire(end).pending()).isNull();
        assertThat(asked.revoke(TESSA, "", NOW).pending()).isNull();
        assertThat(asked.cancel(CLARA, "", NOW).pending()).isNull();
        assertRefused(AccessError.WRONG_STATE, () -> Ruling.approve(asked, alone(TESSA), "", end));
    }

    @Test
    void aChangeThatIsAskedForWhileGrantsArePlacedWaitsOn() {
        var approved = approve(requested(PORT, BEFORE, NOW), TESSA, NOW);

        var activated = ask(approved, CLARA, WIDER).activate();

        assertThat(activated.state().label()).isEqualTo("active");
        assertThat(activated.pending()).isNotNull();
    }

    @Test
    void anAmendmentChangesWhatItNamesAndNothingElse() {
        assertThat(new Amendment(null, null, null, null, 90, "").of(BEFORE, PORT))
                .isEqualTo(Terms.of(PORT, List.of("currency"), PersonalData.MASKED, null, 90));
        assertThat(new Amendment(null, true, null, null, null, "").of(BEFORE, PORT))
                .isEqualTo(Terms.of(PORT, null, PersonalData.MASKED, null, 30));
        assertThat(new Amendment(List.of("amount"), null, PersonalData.CLEAR, LegalBasis.CONSENT, null, "")
                        .of(WIDER, PORT))
                .isEqualTo(Terms.of(PORT, List.of("amount"), PersonalData.CLEAR, LegalBasis.CONSENT, 60));
        assertThat(new Amendment(null, false, null, null, null, "")
                        .of(WIDER, PORT)
                        .wholePort())
                .isFalse();
        assertRefused(AccessError.NO_FIELDS, () -> new Amendment(List.of("amount"), true, null, null, null, ""));
        assertRefused(
                AccessError.FIELD_UNKNOWN,
                () -> new Amendment(List.of("nothing"), null, null, null, null, "").of(WIDER, PORT));
    }

    @Test
    void anAgreementOnTheWholePortTakesInWhatIsHeldNoMoreClosely() {
        var note = new OfferedPort.Field("note", Classification.CONFIDENTIAL, false, false);
        var holder = new OfferedPort.Field("holder", Classification.CONFIDENTIAL, true, false);
        var secret = new OfferedPort.Field("secret", Classification.RESTRICTED, false, false);
        var after = port(AMOUNT, CURRENCY, note, holder, secret);
        var whole = approve(requested(PORT, WIDER, NOW), TESSA, NOW);
        var named = ACTIVE;

        var grown = Change.grow(whole, PORT, after, NOW).orElseThrow();

        assertThat(grown.agreement().terms().fields()).containsExactly("amount", "currency", "note");
        assertThat(grown.agreement().terms().wholePort()).isTrue();
        assertThat(grown.agreement().state()).isEqualTo(whole.state());
        assertThat(Change.leftOut(whole, PORT, after))
                .hasValueSatisfying(text ->
                        assertThat(text).contains("holder").contains("secret").doesNotContain("note "));
        assertThat(Change.grow(named, PORT, after, NOW)).isEmpty();
        assertThat(Change.leftOut(named, PORT, after)).isEmpty();
        assertThat(Change.grow(grown.agreement(), after, after, NOW))
                .as("a repeat does nothing more")
                .isEmpty();
        assertThat(Change.leftOut(grown.agreement(), after, after)).isEmpty();
    }

    @Test
    void aRequestForTheWholePortGrowsWhileItWaits() {
        var note = new OfferedPort.Field("note", Classification.CONFIDENTIAL, false, false);

        var grown = Change.grow(requested(PORT, WIDER, NOW), PORT, port(AMOUNT, CURRENCY, note), NOW)
                .orElseThrow()
                .agreement();

        assertThat(approve(grown, TESSA, NOW).terms().fields()).contains("note");
    }

    private static Agreement ask(Agreement agreement, Actor actor, Terms terms) {
        return Change.ask(agreement, actor, terms, "for the year's end", List.of(owner(PORT)), NOW)
                .agreement();
    }

    private static OfferedPort port(OfferedPort.Field... fields) {
        return new OfferedPort(
                PortId.parse("treasury.cash-position.v1"),
                true,
                true,
                false,
                List.of(fields),
                "active",
                null,
                null,
                null);
    }

    private static void assertRefused(AccessError error, org.assertj.core.api.ThrowableAssert.ThrowingCallable step) {
        assertThatThrownBy(step)
                .isInstanceOfSatisfying(
                        AccessException.class,
                        refusal -> assertThat(refusal.error()).isEqualTo(error));
    }
}
