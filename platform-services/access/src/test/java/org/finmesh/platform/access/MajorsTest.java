package org.finmesh.platform.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.finmesh.platform.access.TestingAgreements.ROSA;
import static org.finmesh.platform.access.TestingAgreements.approve;
import static org.finmesh.platform.access.TestingAgreements.requested;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.finmesh.platform.contract.Classification;
import org.finmesh.platform.contract.PortId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Agreements when one major follows another. */
class MajorsTest {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final Instant LIFE = Instant.parse("2026-12-24T00:00:00Z");
    private static final Instant SUPPORT = Instant.parse("2026-12-01T00:00:00Z");
    private static final OfferedPort V1 = port(1, "deprecated", "name:confidential:personal city:internal");
    private static final OfferedPort V2 = port(2, "active", "name:confidential:personal city:internal");

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(nullValues = "-", textBlock = """
            a:internal,                   a:internal,                            -
            a:internal,                   a:public,                              -
            a:internal b:public,          b:public,                              -
            a:internal,                   a:confidential,                        field a is confidential
            a:internal b:confidential,    a:confidential b:confidential,         field a is confidential
            a:internal,                   a:internal b:internal,                 -
            a:internal,                   a:internal b:confidential,             field b is confidential
            a:internal,                   a:internal:personal,                   field a is personal data
            a:restricted:personal,        a:restricted:personal b:internal,      -
            a:restricted:personal,        a:restricted b:internal:personal,      field b is personal data
            '',                           a:public,                              field a is public
            """)
    void anAgreementCoversALaterMajorOnlyWhereNothingIsHeldMoreClosely(String before, String after, String obstacle) {
        var beyond = port(2, "active", after).beyond(port(1, "deprecated", before));

        if (obstacle == null) {
            assertThat(beyond).isEmpty();
        } else {
            assertThat(beyond).hasValueSatisfying(reason -> assertThat(reason).startsWith(obstacle));
        }
    }

    @Test
    void onlyALaterMajorOfTheSameProductThatIsInForceFollows() {
        assertThat(V2.follows(V1)).isTrue();
        assertThat(V1.follows(V2)).isFalse();
        assertThat(port(2, "draft", "a:public").follows(V1)).isFalse();
        assertThat(new OfferedPort(
                                PortId.parse("treasury.fx-rates.v2"),
                                true,
                                true,
                                false,
                                List.of(),
                                "active",
                                null,
                                null,
                                null)
                        .follows(V1))
                .isFalse();
    }

    @Test
    void whatIsCarriedOverIsAsItWasApproved() {
        var active = approved(400).activate();
        var later = NOW.plus(Duration.ofDays(1));

        var carried = active.carryOver(V2, later);

        assertThat(carried.port()).isEqualTo(V2.port());
        assertThat(carried.state().label()).isEqualTo("approved");
        assertThat(carried.state().granted()).isEqualTo(active.state().granted());
        assertThat(carried.carriedFrom()).isEqualTo(active.id());
        assertThat(carried.until()).contains(NOW.plus(Duration.ofDays(400)));
        assertThat(active.until()).as("the port ends first").contains(LIFE);
    }

    @Test
    void namedFieldsAreCarriedOverWhereTheLaterMajorHasThemAndNothingElse() {
        var terms = Terms.of(V1, List.of("name"), PersonalData.MASKED, null, 30);
        var named = approve(requested(V1, terms, NOW), ROSA, NOW);
        var more = port(2, "active", "name:confidential:personal iban:restricted:personal");

        assertThat(more.beyond(V1, terms)).isEmpty();
        assertThat(named.carryOver(more, NOW).terms()).isEqualTo(terms);
        assertThat(port(2, "active", "city:internal").beyond(V1, terms))
                .hasValueSatisfying(reason -> assertThat(reason).contains("none of the fields name"));
        assertThat(more.beyond(V1, Terms.of(V1, null, PersonalData.MASKED, null, 30)))
                .hasValueSatisfying(reason -> assertThat(reason).contains("iban"));
        assertThat(port(2, "active", "city:internal name:restricted").beyond(V1, terms))
                .as("held more closely than what was agreed")
                .isPresent();
        assertThat(port(2, "active", "city:confidential")
                        .beyond(V1, Terms.of(V1, List.of("city"), PersonalData.CLEAR, null, 9)))
                .as("judged by what was agreed, not by what the port had besides")
                .isPresent();
    }

    @Test
    void theWholePortIsCarriedOverToTheWholePort() {
        var later = port(2, "active", "name:confidential:personal town:internal");

        assertThat(approved(30).carryOver(later, NOW).terms().fields()).containsExactly("name", "town");
    }

    @Test
    void whatGrantsNothingIsNotCarriedOver() {
        assertRefused(AccessError.WRONG_STATE, () -> request(30).carryOver(V2, NOW));
        assertRefused(
                AccessError.WRONG_STATE,
                () -> approved(30).revoke(ROSA, "", NOW).carryOver(V2, NOW));
        assertRefused(AccessError.WRONG_STATE, () -> approved(30).carryOver(V2, LIFE));
    }

    @Test
    void accessEndsWithThePortWhateverWasAgreed() {
        var active = approved(400).activate();
        var brief = approved(3).activate();

        assertThat(active.grantsAt(LIFE.minusMillis(1))).isTrue();
        assertThat(active.grantsAt(LIFE)).isFalse();
        assertThat(active.expire(LIFE.minusMillis(1)).state().label()).isEqualTo("active");
        assertThat(active.expire(LIFE).state().label()).isEqualTo("expired");
        assertThat(AgreementEvent.of(active.expire(LIFE), LIFE).note())
                .isEqualTo("the port has reached its end of life");
        assertThat(brief.until()).contains(NOW.plus(Duration.ofDays(3)));
        assertThat(AgreementEvent.of(brief.expire(LIFE), LIFE).note()).isEmpty();
    }

    @Test
    void aRequestThatNobodyDecidedUntilThePortEndedIsOver() {
        assertRefused(AccessError.PORT_ENDING, () -> approve(request(30), ROSA, LIFE));
        assertThat(request(30).expire(LIFE.minusMillis(1)).state().label()).isEqualTo("requested");
        assertThat(request(30).expire(LIFE).state().label()).isEqualTo("denied");
    }

    @Test
    void aPortTakesRequestsUntilItsSupportEnds() {
        assertThat(V1.takesRequests(SUPPORT.minusMillis(1))).isTrue();
        assertThat(V1.takesRequests(SUPPORT)).isFalse();
        assertThat(V2.takesRequests(LIFE)).isTrue();
    }

    @Test
    void aNoticeSaysWhenWhereToAndHow() {
        var carried = AgreementId.random();

        assertThat(new Notice(V1.port(), SUPPORT, LIFE, V2, carried, null).text())
                .isEqualTo(
                        "retail-banking.customers.v1 ends at 2026-12-24T00:00:00Z, its support at 2026-12-01T00:00:00Z."
                                + " retail-banking.customers.v2 follows it. Access was carried over, as agreement "
                                + carried
                                + ". How to move: rename city");
        assertThat(new Notice(V1.port(), SUPPORT, LIFE, V2, null, "field a is restricted").text())
                .contains("It needs a request of its own: field a is restricted");
        assertThat(new Notice(V1.port(), null, LIFE, null, null, null).text())
                .isEqualTo("retail-banking.customers.v1 ends at 2026-12-24T00:00:00Z");
    }

    private static Agreement request(int days) {
        return requested(V1, NOW, days);
    }

    private static Agreement approved(int days) {
        return approve(request(days), ROSA, NOW);
    }

    /** @param fields {@code name:classification[:personal]}, with spaces between */
    private static OfferedPort port(int major, String status, String fields) {
        var ends = status.equals("deprecated");
        return new OfferedPort(
                PortId.parse("retail-banking.customers.v" + major),
                true,
                true,
                false,
                Arrays.stream(fields.split(" "))
                        .filter(field -> !field.isBlank())
                        .map(field -> field.split(":"))
                        .map(parts -> new OfferedPort.Field(
                                parts[0], Classification.parse(parts[1]), parts.length > 2, false))
                        .toList(),
                status,
                major == 1 ? null : "rename city",
                ends ? SUPPORT : null,
                ends ? LIFE : null);
    }

    private static void assertRefused(AccessError error, org.assertj.core.api.ThrowableAssert.ThrowingCallable step) {
        assertThatThrownBy(step)
                .isInstanceOfSatisfying(
                        AccessException.class,
                        refusal -> assertThat(refusal.error()).isEqualTo(error));
    }
}
