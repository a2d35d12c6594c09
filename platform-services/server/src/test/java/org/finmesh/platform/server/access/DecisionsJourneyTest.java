package org.finmesh.platform.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.finmesh.governance.AuditEntry;
import org.finmesh.governance.AuditTrail;
import org.finmesh.governance.Rulebook;
import org.finmesh.governance.RulesInForce;
import org.finmesh.platform.api.AgreementsApi;
import org.finmesh.platform.api.AgreementsApi.AccessRequest;
import org.finmesh.platform.api.AgreementsApi.Agreement;
import org.finmesh.platform.api.AgreementsApi.Amendment;
import org.finmesh.platform.api.AgreementsApi.Decision;
import org.finmesh.platform.api.AgreementsApi.Event;
import org.finmesh.platform.api.AgreementsApi.RequestedPort;
import org.finmesh.platform.api.AgreementsApi.Stage;
import org.finmesh.platform.api.DelegationsApi;
import org.finmesh.platform.api.DelegationsApi.NewDelegation;
import org.finmesh.platform.api.PublicationsApi;
import org.finmesh.platform.contract.ProductFolder;
import org.finmesh.platform.provisioning.Provisioning;
import org.finmesh.platform.server.TestingPlatform;
import org.finmesh.platform.server.publishing.TestingProduct;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.client.RestClientResponseException;

/** Who decides on what, in which order and until when; carts, changes and delegations, on real servers. */
class DecisionsJourneyTest {

    private static final String OPEN = "treasury.fx-rates.v1";
    private static final String PEOPLE = "retail-banking.customer-360.v1";
    private static final String HELD = "treasury.held-rates.v1";
    private static final Decision NOTE = new Decision("as agreed");
    private static final Duration GRANT_MAX = Duration.ofSeconds(20);
    private static final String TIMES = "standards/access.yaml";

    private static TestingPlatform platform;
    private static Rulebook original;

    @BeforeAll
    static void publishWhatIsOpenWhatIsHeldAndWhatIsPersonal() throws Exception {
        platform = TestingPlatform.start();
        original = platform.bean(RulesInForce.class).rulebook();
        publish(TestingProduct.of("treasury.fx-rates"));
        publish(held());
        for (var product : List.of("transaction-history", "customer-360")) {
            platform.bean(Provisioning.class)
                    .publish(
                            ProductFolder.at(Path.of("../../domains/retail-banking/products/" + product))
                                    .read(),
                            "rosa");
        }
        await().atMost(GRANT_MAX)
                .until(() -> database()
                                .sql("SELECT count(*) FROM access.offered_port")
                                .query(Integer.class)
                                .single()
                        == 5);
    }

    private static TestingProduct held() {
        return TestingProduct.of("treasury.held-rates")
                .edited(text -> text.replace("classification: public", "classification: confidential"));
    }

    private static void publish(TestingProduct product) {
        platform.api(PublicationsApi.class, "tessa").publish(product.folder());
    }

    @AfterEach
    void theOriginalLaw() {
        platform.bean(RulesInForce.class).replace(original);
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @Test
    void personalDataInClearIsDecidedByTheManagerThenByTheOwnerAndOnALegalBasis() {
        var asked = new AccessRequest(
                List.of(new RequestedPort(PEOPLE, List.of("customer_id", "full_name"), "clear")),
                "customer-insight",
                "call those who are about to leave",
                null,
                30);
        assertRefused(
                422,
                "LEGAL_BASIS_MISSING",
                "customer_id, full_name",
                () -> as("clara").request(asked));
        assertThat(as("clara").preview(asked).getFirst().legalBasisNeeded()).isTrue();
        var requested = as("clara").request(on("contract", asked)).getFirst();

        assertThat(requested.pending().stages())
                .extracting(Stage::stage, Stage::deciders, Stage::by)
                .containsExactly(
                        tuple("manager", "managers of customer-insight", null),
                        tuple("owner", "owners of retail-banking", null));
        assertThat(requested.outlets().columns()).containsExactlyInAnyOrder("customer_id", "full_name");
        assertThat(as("mia").agreements("to-decide")).extracting(Agreement::id).contains(requested.id());
        assertThat(as("rosa").agreements("to-decide")).extracting(Agreement::id).doesNotContain(requested.id());
        for (var other : List.of("rosa", "max", "paul", "alma", "kofi", "tessa")) {
            assertRefused(
                    403,
                    "NOT_A_DECIDER",
                    "managers of customer-insight",
                    () -> as(other).approve(requested.id(), NOTE));
        }
        var passed = as("mia").approve(requested.id(), new Decision("needed"));
        assertThat(passed.state()).isEqualTo("requested");
        assertThat(passed.decidable()).isFalse();
        assertRefused(403, "DECIDED_BEFORE", "mia", () -> as("mia").approve(requested.id(), NOTE));
        assertThat(as("rosa").agreement(requested.id()).decidable()).isTrue();
        var approved = as("rosa").approve(requested.id(), NOTE);

        assertThat(approved.state()).isIn("approved", "active");
        assertThat(approved.pending()).isNull();
        assertThat(approved.stages()).extracting(Stage::by).containsExactly("mia", "rosa");
        var trail = platform.bean(AuditTrail.class).about(requested.id());
        assertThat(trail)
                .extracting(AuditEntry::who, AuditEntry::what)
                .contains(
                        tuple("rosa", "decision refused"),
                        tuple("mia", "access approved by a stage"),
                        tuple("rosa", "access approved"));
        assertThat(trail)
                .filteredOn(entry -> entry.what().equals("access approved"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.details().toString())
                        .contains("\"stage\":\"owner\"", "\"legalBasis\":\"contract\"", "full_name"));
    }

    @Test
    void theDatabaseTakesNoDecisionOfWhoAskedAndNoneTwice() {
        var requested = as("viktor")
                .request(request(HELD, "valuation-control", "a second line"))
                .getFirst();

        for (var deciders : List.of("{viktor}", "{tessa,tessa}")) {
            assertThatThrownBy(() -> database()
                            .sql("UPDATE access.asked_terms SET deciders = ?::text[] WHERE agreement = ?::uuid")
                            .params(deciders, requested.id())
                            .update())
                    .isInstanceOf(DataIntegrityViolationException.class);
        }
        assertThatThrownBy(() ->
                        database().sql("DELETE FROM access.agreement_event").update())
                .hasMessageContaining("never rewritten");
    }

    @Test
    void aCartIsTakenWholeOrNotAtAllAndWhatNobodyDecidesIsGrantedAtOnce() {
        var cart = cart("reports of the quarter", OPEN, HELD);
        assertThat(as("viktor").preview(cart))
                .extracting(
                        preview -> preview.stages().size(),
                        preview -> preview.refusals().size())
                .containsExactly(tuple(0, 0), tuple(1, 0));
        assertThat(as("viktor").agreements("mine"))
                .as("a preview asks for nothing")
                .noneMatch(agreement -> agreement.purpose().equals("reports of the quarter"));

        var taken = as("viktor").request(cart);

        assertThat(taken)
                .extracting(Agreement::request)
                .containsOnly(taken.getFirst().request());
        assertThat(taken.getFirst().state()).isIn("approved", "active");
        assertThat(taken.getFirst().history().get(1))
                .satisfies(granted -> assertThat(granted.by()).isEqualTo("platform"))
                .satisfies(granted -> assertThat(granted.note()).startsWith("granted at once"));
        assertThat(taken.getLast().state()).isEqualTo("requested");
        await().atMost(GRANT_MAX)
                .until(() ->
                        as("viktor").agreement(taken.getFirst().id()).state().equals("active"));

        as("viktor").cancel(taken.getFirst().id(), NOTE);
        assertRefused(409, "DUPLICATE_REQUEST", HELD, () -> as("viktor").request(cart));
        assertThat(as("viktor").preview(cart).getLast().refusals()).anyMatch(refusal -> refusal.contains(HELD));
        assertThat(as("viktor").agreements("mine"))
                .as("nothing of a cart that is refused")
                .filteredOn(agreement -> agreement.purpose().equals("reports of the quarter"))
                .hasSize(2);
        assertRefused(400, "CART", OPEN, () -> as("viktor").request(cart("twice in it", OPEN, OPEN)));
    }

    @Test
    void aChangeLeavesWhatWasAgreedUntilItIsApprovedAndReadingIsNotInterrupted() throws Exception {
        var clara = as("clara");
        var asked = new AccessRequest(
                List.of(new RequestedPort(HELD, List.of("rate_date", "rate"), null)),
                "customer-insight",
                "euro values of spending",
                null,
                10);
        var id = clara.request(asked).getFirst().id();
        as("tessa").approve(id, NOTE);
        await().atMost(GRANT_MAX).until(() -> clara.agreement(id).state().equals("active"));
        var consumer = new TestingConsumer(platform.stack(), clara.issueCredentials("customer-insight"));
        var before = clara.agreement(id);

        var waiting = clara.amend(id, new Amendment(null, true, null, null, 60, "for all currencies"));
        assertThat(waiting.terms()).isEqualTo(before.terms());
        assertThat(waiting.pending().terms().wholePort()).isTrue();
        assertThat(waiting.outlets().topicNote()).contains("quote_currency");
        assertRefused(409, "CHANGE_PENDING", id, () -> clara.amend(id, amendment(5)));
        assertRefused(403, "OWN_REQUEST", "clara", () -> clara.approve(id, NOTE));
        var denied = as("tessa").deny(id, new Decision("too much"));
        assertThat(denied.state()).isEqualTo("active");
        assertThat(denied.terms()).isEqualTo(before.terms());
        assertThat(denied.validUntil()).isEqualTo(before.validUntil());
        assertThat(canRead(consumer)).isTrue();

        clara.amend(id, amendment(20));
        assertThat(clara.withdrawAmendment(id, NOTE).pending()).isNull();
        clara.amend(id, new Amendment(null, true, null, null, 60, "all of it"));
        var changed = as("tessa").approve(id, NOTE);
        assertThat(changed.terms().fields()).contains("quote_currency");
        assertThat(Instant.parse(changed.validUntil())).isAfter(Instant.parse(before.validUntil()));
        await().atMost(GRANT_MAX).until(() -> {
            assertThat(canRead(consumer)).as("while the grants follow").isTrue();
            return clara.agreement(id).state().equals("active");
        });
        assertThat(clara.agreement(id).history())
                .extracting(Event::state)
                .containsExactly(
                        "requested",
                        "approved",
                        "active",
                        "active",
                        "active",
                        "active",
                        "active",
                        "active",
                        "approved",
                        "active");
        var late = clara.amend(id, amendment(90));
        database()
                .sql("UPDATE access.agreement SET valid_until = now() WHERE id = ?::uuid")
                .param(id)
                .update();
        await().atMost(GRANT_MAX).until(() -> clara.agreement(id).state().equals("expired"));
        assertThat(clara.agreement(late.id()).pending())
                .as("what waited ends with it")
                .isNull();
        assertRefused(409, "WRONG_STATE", "expired", () -> as("tessa").approve(id, NOTE));
    }

    @Test
    void aDelegateDecidesWhileTheDelegationLastsAndInTheDelegatorsName() {
        var delegation = delegations("mia").delegate(lasting("max", Duration.ofDays(7)));
        assertThat(delegation.inForce()).isTrue();
        var first = as("clara").request(personal("letters to customers")).getFirst();
        assertThat(as("max").agreements("to-decide")).extracting(Agreement::id).contains(first.id());

        var passed = as("max").approve(first.id(), NOTE);
        assertThat(passed.pending().stages().getFirst())
                .extracting(Stage::by, Stage::onBehalfOf)
                .containsExactly("max", "mia");
        assertRefused(403, "DECIDED_BEFORE", "mia", () -> as("mia").approve(first.id(), NOTE));
        assertRefused(
                403,
                "NOTHING_TO_DELEGATE",
                "only who gave it",
                () -> delegations("max").end(delegation.id()));
        assertThat(delegations("mia").end(delegation.id()).inForce()).isFalse();
        var second = as("clara").request(personal("letters to others")).getFirst();
        assertRefused(403, "NOT_A_DECIDER", "managers", () -> as("max").approve(second.id(), NOTE));
        assertThat(delegations("alma").delegations())
                .extracting(DelegationsApi.Delegation::id)
                .contains(delegation.id());
        assertThat(delegations("viktor").delegations()).isEmpty();
    }

    @Test
    void whatIsWrongWithADelegationIsSaid() {
        assertRefused(
                403,
                "NOTHING_TO_DELEGATE",
                "clara",
                () -> delegations("clara").delegate(lasting("max", Duration.ofDays(1))));
        assertRefused(
                400,
                "DELEGATION_TERMS",
                "nobody",
                () -> delegations("mia").delegate(lasting("nobody", Duration.ofDays(1))));
        assertRefused(
                400,
                "DELEGATION_TERMS",
                "yourself",
                () -> delegations("mia").delegate(lasting("mia", Duration.ofDays(1))));
        assertRefused(
                400,
                "DELEGATION_TERMS",
                "90 days",
                () -> delegations("mia").delegate(lasting("max", Duration.ofDays(91))));
        assertRefused(
                400,
                "DELEGATION_TERMS",
                "tomorrow",
                () -> delegations("mia").delegate(new NewDelegation("max", null, "tomorrow", "")));
        assertRefused(404, "DELEGATION_UNKNOWN", "1", () -> delegations("mia").end("1"));
    }

    @Test
    void whatNobodyAnswersRemindsThenTheCouncilMayAnswerAndThenItLapses() {
        var answered = as("viktor")
                .request(request(HELD, "valuation-control", "answered by the council"))
                .getFirst();
        var lapsing = as("viktor")
                .request(request(HELD, "valuation-control", "answered by nobody"))
                .getFirst();
        assertRefused(
                403, "NOT_A_DECIDER", "owners of treasury", () -> as("kofi").approve(answered.id(), NOTE));
        times("PT1S", "PT2S", "PT1H");

        await().atMost(GRANT_MAX)
                .until(() -> as("viktor").agreement(answered.id()).pending().escalated());
        assertThat(as("kofi").agreements("to-decide")).extracting(Agreement::id).contains(answered.id());
        var approved = as("kofi").approve(answered.id(), NOTE);
        assertThat(approved.stages().getFirst())
                .extracting(Stage::by, Stage::onBehalfOf)
                .containsExactly("kofi", "council");
        await().atMost(GRANT_MAX)
                .until(() -> as("viktor").agreement(lapsing.id()).pending().escalated());
        times("PT1S", "PT2S", "PT3S");
        await().atMost(GRANT_MAX)
                .until(() -> as("viktor").agreement(lapsing.id()).state().equals("denied"));
        assertThat(as("viktor").agreement(lapsing.id()).history())
                .extracting(Event::note)
                .anyMatch(note -> note.contains("have not answered since"))
                .last()
                .asString()
                .startsWith("lapsed: neither owners of treasury nor the council");
    }

    @Test
    void whatLapsedWhileThePlatformWasDownIsDeniedWhenItStarts() {
        var lapsing = as("viktor")
                .request(request(HELD, "valuation-control", "answered too late"))
                .getFirst();
        database()
                .sql(
                        "UPDATE access.asked_terms SET waiting_since = now() - interval '200 hours' WHERE agreement = ?::uuid"
                                + " AND closed_at IS NULL")
                .param(lapsing.id())
                .update();
        platform.restartServer();
        await().atMost(GRANT_MAX)
                .until(() -> as("viktor").agreement(lapsing.id()).state().equals("denied"));
    }

    @Test
    void aWholePortGrowsWithItsMinorVersionsAndNamedFieldsDoNot() {
        var growing = TestingProduct.of("treasury.growing-rates");
        publish(growing);
        var port = growing.port().toString();
        await().atMost(GRANT_MAX).until(() -> offers(port, "received_at"));
        var whole = as("viktor")
                .request(request(port, "valuation-control", "all of the rates"))
                .getFirst();
        var named = as("viktor")
                .request(new AccessRequest(
                        List.of(new RequestedPort(port, List.of("rate"), null)), null, "the rate alone", null, 5))
                .getFirst();

        publish(growing.edited(text -> text.replace("version: 1.0.0", "version: 1.1.0")
                .replaceFirst("(?ms)(^      - name: received_at$.*?)(?=^slaProperties)", "$1\n$1")
                .replaceFirst("(?m)^      - name: received_at$", "      - name: loaded_at")));
        await().atMost(GRANT_MAX).until(() -> offers(port, "loaded_at"));

        assertThat(as("viktor").agreement(whole.id()).terms().fields()).contains("loaded_at");
        assertThat(as("viktor").agreement(whole.id()).history())
                .extracting(Event::note)
                .anyMatch(note -> note.contains("loaded_at"));
        assertThat(as("viktor").agreement(named.id()).terms().fields()).containsExactly("rate");
    }

    private static boolean offers(String port, String field) {
        return database()
                        .sql("SELECT count(*) FROM access.offered_port WHERE port = ? AND fields::text LIKE ?")
                        .params(port, "%" + field + "%")
                        .query(Integer.class)
                        .single()
                == 1;
    }

    /** Other times for those who have to answer. */
    private static void times(String remind, String escalate, String lapse) {
        var text = original.files()
                .get(TIMES)
                .replace("PT24H", remind)
                .replace("PT48H", escalate)
                .replace("PT120H", lapse);
        platform.bean(RulesInForce.class).replace(original.amended(Map.of(TIMES, Optional.of(text))));
    }

    private static AccessRequest request(String port, String consumer, String purpose) {
        return new AccessRequest(List.of(new RequestedPort(port, null, null)), consumer, purpose, null, 10);
    }

    private static AccessRequest cart(String purpose, String... ports) {
        return new AccessRequest(
                List.of(ports).stream()
                        .map(port -> new RequestedPort(port, null, null))
                        .toList(),
                "valuation-control",
                purpose,
                null,
                10);
    }

    private static AccessRequest personal(String purpose) {
        return new AccessRequest(
                List.of(new RequestedPort(PEOPLE, List.of("full_name"), "clear")), null, purpose, "contract", 10);
    }

    private static AccessRequest on(String legalBasis, AccessRequest request) {
        return new AccessRequest(request.ports(), request.consumer(), request.purpose(), legalBasis, request.days());
    }

    private static Amendment amendment(int days) {
        return new Amendment(null, null, null, null, days, "for longer");
    }

    private static NewDelegation lasting(String to, Duration time) {
        return new NewDelegation(to, null, Instant.now().plus(time).toString(), "on leave");
    }

    private static boolean canRead(TestingConsumer consumer) {
        try (var sql = consumer.sql()) {
            return sql.createStatement().executeQuery("SELECT rate FROM treasury.held_rates_v1") != null;
        } catch (SQLException e) {
            return false;
        }
    }

    private static AgreementsApi as(String user) {
        return platform.api(AgreementsApi.class, user);
    }

    private static DelegationsApi delegations(String user) {
        return platform.api(DelegationsApi.class, user);
    }

    private static JdbcClient database() {
        return platform.bean(JdbcClient.class);
    }

    private static void assertRefused(int status, String code, String detail, Runnable call) {
        assertThatExceptionOfType(RestClientResponseException.class)
                .isThrownBy(call::run)
                .satisfies(refusal -> {
                    assertThat(refusal.getResponseBodyAsString())
                            .contains("\"code\":\"" + code + "\"")
                            .contains(detail);
                    assertThat(refusal.getStatusCode().value()).isEqualTo(status);
                });
    }
}
