package org.finmesh.platform.server.policies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.core.ThrowingRunnable;
import org.finmesh.governance.AuditEntry;
import org.finmesh.governance.AuditTrail;
import org.finmesh.governance.Rulebook;
import org.finmesh.governance.RulesInForce;
import org.finmesh.platform.api.AgreementsApi;
import org.finmesh.platform.api.AgreementsApi.AccessRequest;
import org.finmesh.platform.api.AgreementsApi.Decision;
import org.finmesh.platform.api.AgreementsApi.RequestedPort;
import org.finmesh.platform.api.PoliciesApi;
import org.finmesh.platform.api.PoliciesApi.LiveVerdict;
import org.finmesh.platform.api.ProblemDetail;
import org.finmesh.platform.api.PublicationsApi;
import org.finmesh.platform.server.TestingPlatform;
import org.finmesh.platform.server.publishing.TestingProduct;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.client.RestClientResponseException;

class LivePoliciesTest {

    private static final String PRODUCT = "treasury.judged-rates";
    private static final String PORT = PRODUCT + ".v1";
    private static final String OWNER = "policies/owner-and-support/policy.yaml";
    private static final String YEAR = "policies/personal-data-is-lent-for-a-year/policy.yaml";

    private static TestingPlatform platform;
    private static RulesInForce rules;
    private static Rulebook original;

    private final PoliciesApi policies = platform.api(PoliciesApi.class, "clara");
    private final AgreementsApi clara = platform.api(AgreementsApi.class, "clara");

    @BeforeAll
    static void start() {
        platform = TestingPlatform.start();
        rules = platform.bean(RulesInForce.class);
        original = rules.rulebook();
        platform.api(PublicationsApi.class, "tessa").publish(product().folder());
    }

    /** An owner has to decide on access to it. */
    private static TestingProduct product() {
        return TestingProduct.of(PRODUCT)
                .edited(text -> text.replace("classification: public", "classification: confidential"));
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @BeforeEach
    void theOriginalLaw() {
        rules.replace(original);
        eventually(() -> assertThat(policies.verdicts(PRODUCT, null, null))
                .isNotEmpty()
                .allMatch(verdict -> verdict.outcome().equals("pass")));
    }

    private static void amend(Map<String, Optional<String>> changes) {
        rules.replace(original.amended(changes));
    }

    private static Optional<String> changed(String path, String from, String to) {
        var text = original.files().get(path);
        assertThat(text).contains(from);
        return Optional.of(text.replace(from, to));
    }

    private static void eventually(ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(assertion);
    }

    private static List<AuditEntry> trail(String subject, String what) {
        return platform.bean(AuditTrail.class).about(subject).stream()
                .filter(entry -> entry.what().equals(what))
                .toList();
    }

    @Test
    void a_live_product_that_newly_fails_is_found_at_once_and_recorded_once() {
        var before = trail(PRODUCT, "verdict changed").size();
        amend(Map.of(OWNER, changed(OWNER, "product.owner != \"\"", "product.owner == \"nobody\"")));

        eventually(() -> assertThat(policies.verdicts(PRODUCT, null, "fail"))
                .singleElement()
                .satisfies(verdict -> {
                    assertThat(verdict.policy()).isEqualTo("owner-and-support");
                    assertThat(verdict.message()).contains(PRODUCT);
                }));
        platform.bean(LivePass.class).run();
        platform.bean(LivePass.class).run();

        assertThat(trail(PRODUCT, "verdict changed")).hasSize(before + 1);
        assertThat(policies.changes(PRODUCT, "owner-and-support").getFirst()).satisfies(change -> {
            assertThat(change.before()).isEqualTo("pass");
            assertThat(change.after()).isEqualTo("fail");
        });
        assertThat(policies.policy("owner-and-support").outcomes()).containsEntry("fail", 1L);
        assertThat(policies.policies().version()).isEqualTo(rules.rulebook().version());
    }

    @Test
    void a_waiver_shows_wherever_its_breach_does() {
        amend(Map.of(
                OWNER,
                changed(OWNER, "product.owner != \"\"", "product.owner == \"nobody\""),
                "waivers/rates-without-owner.yaml",
                Optional.of("""
                        product: %s
                        policy: owner-and-support
                        reason: The team is being set up.
                        owner: tessa
                        until: 2999-01-01
                        """.formatted(PRODUCT))));

        eventually(() -> assertThat(policies.verdicts(PRODUCT, null, "waived"))
                .singleElement()
                .extracting(LiveVerdict::waiver)
                .isEqualTo("rates-without-owner"));
        assertThat(policies.policy("owner-and-support").waivers())
                .singleElement()
                .satisfies(waiver -> {
                    assertThat(waiver.ended()).isFalse();
                    assertThat(waiver.productKnown()).isTrue();
                });
        var plan = platform.api(PublicationsApi.class, "tessa").plan(product().folder());
        assertThat(plan.verdicts())
                .filteredOn(verdict -> verdict.outcome().equals("waived"))
                .extracting(PublicationsApi.Verdict::policy)
                .containsExactly("owner-and-support");
    }

    @Test
    void a_request_that_breaks_a_policy_is_refused_and_the_refusal_is_on_record() {
        eventually(() -> assertThat(
                        clara.request(request("a first report", 30)).getFirst().state())
                .isEqualTo("requested"));
        amend(Map.of(YEAR, changed(YEAR, "!agreement.personal || agreement.days <= 366", "agreement.days <= 20")));

        var refusal =
                problemOf(() -> clara.request(request("another report", 30)).getFirst(), 422);
        assertThat(refusal.code()).isEqualTo("POLICY_VIOLATED");
        assertThat(refusal.detail()).contains("personal-data-is-lent-for-a-year", "Ask for 366 days at most");
        assertThat(clara.request(request("a short report", 20)).getFirst().state())
                .isEqualTo("requested");

        var waiting = clara.agreements("mine").stream()
                .filter(agreement -> agreement.purpose().equals("a first report"))
                .findFirst()
                .orElseThrow();
        var approval = problemOf(
                () -> platform.api(AgreementsApi.class, "tessa").approve(waiting.id(), new Decision("fine")), 422);
        assertThat(approval.code()).isEqualTo("POLICY_VIOLATED");
        assertThat(trail(waiting.id(), "access refused")).singleElement().satisfies(entry -> {
            assertThat(entry.who()).isEqualTo("tessa");
            assertThat(entry.policyVersion()).contains("personal-data-is-lent-for-a-year@");
        });
        assertThat(clara.agreement(waiting.id()).state()).isEqualTo("requested");
    }

    @Test
    void a_live_agreement_is_judged_too_and_only_who_may_see_it_sees_that() {
        var requested = clara.request(request("a report for months", 90)).getFirst();
        platform.api(AgreementsApi.class, "tessa").approve(requested.id(), new Decision("fine"));
        amend(Map.of(YEAR, changed(YEAR, "!agreement.personal || agreement.days <= 366", "agreement.days <= 60")));

        var owner = platform.api(PoliciesApi.class, "tessa");
        eventually(() -> assertThat(owner.verdicts(PRODUCT, null, "fail"))
                .extracting(LiveVerdict::subject)
                .contains(requested.id()));
        assertThat(policies.verdicts(PRODUCT, null, null))
                .extracting(LiveVerdict::subject)
                .containsOnly(PRODUCT);
        platform.api(AgreementsApi.class, "tessa").revoke(requested.id(), new Decision("over"));
    }

    @Test
    void what_is_not_there_or_not_understood_is_said_so() {
        assertThat(problemOf(() -> policies.policy("be-nice"), 404).code()).isEqualTo("POLICY_UNKNOWN");
        assertThat(problemOf(() -> policies.verdicts(null, null, "bad"), 400).detail())
                .contains("pass, waived, warn, fail");
        assertThat(policies.verdicts("treasury.nothing", null, null)).isEmpty();
    }

    private static AccessRequest request(String purpose, int days) {
        return new AccessRequest(List.of(new RequestedPort(PORT, null, null)), "customer-insight", purpose, null, days);
    }

    private static ProblemDetail problemOf(Runnable call, int status) {
        var refused = catchThrowableOfType(RestClientResponseException.class, call::run);
        assertThat(refused).isNotNull();
        assertThat(refused.getStatusCode().value()).isEqualTo(status);
        return refused.getResponseBodyAs(ProblemDetail.class);
    }
}
