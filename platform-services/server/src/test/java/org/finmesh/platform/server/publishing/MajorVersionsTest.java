package org.finmesh.platform.server.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.finmesh.governance.AuditEntry;
import org.finmesh.governance.AuditTrail;
import org.finmesh.governance.RulesInForce;
import org.finmesh.platform.access.OfferedPort;
import org.finmesh.platform.access.Successions;
import org.finmesh.platform.api.AgreementsApi;
import org.finmesh.platform.api.AgreementsApi.AccessRequest;
import org.finmesh.platform.api.AgreementsApi.Agreement;
import org.finmesh.platform.api.AgreementsApi.Credentials;
import org.finmesh.platform.api.AgreementsApi.Decision;
import org.finmesh.platform.api.AgreementsApi.Event;
import org.finmesh.platform.api.AgreementsApi.RequestedPort;
import org.finmesh.platform.api.MeshApi;
import org.finmesh.platform.api.MeshApi.ProductHealth;
import org.finmesh.platform.api.ProblemDetail;
import org.finmesh.platform.api.ProductsApi;
import org.finmesh.platform.api.ProductsApi.Port;
import org.finmesh.platform.api.PublicationsApi;
import org.finmesh.platform.contract.PortId;
import org.finmesh.platform.server.TestingPlatform;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.client.RestClientResponseException;

/** Two majors of a product side by side on real servers, from the announcement of the first one's end to its end. */
class MajorVersionsTest {

    private static final Duration GRANT_MAX = Duration.ofSeconds(20);
    private static final Duration END_MAX = Duration.ofSeconds(5);

    /** Longer than three publications and an approval take, on a machine that is busy. */
    private static final Duration UNTIL_THE_END = Duration.ofSeconds(60);

    private static final Instant LATER =
            Instant.now().plus(200, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);

    private static TestingPlatform platform;
    private static TestingSystems systems;
    private static PublicationsApi publications;

    @BeforeAll
    static void start() {
        platform = TestingPlatform.start();
        systems = new TestingSystems(platform);
        publications = platform.api(PublicationsApi.class, "paul");
        waiveTheNoticeOf("ending-rates", "unseen-rates");
    }

    /** Nobody waits a month for a test: their support ends with their life, in a minute. */
    private static void waiveTheNoticeOf(String... products) {
        var rules = platform.bean(RulesInForce.class);
        var waivers = new HashMap<String, Optional<String>>();
        for (var product : products) {
            waivers.put("waivers/%s.yaml".formatted(product), Optional.of("""
                    product: retail-banking.%s
                    policy: support-ends-before-the-end
                    reason: The product is over in a minute.
                    owner: retail-banking
                    until: "%s"
                    """.formatted(
                            product, rules.today().plusDays(2))));
        }
        rules.replace(rules.rulebook().amended(waivers));
    }

    @AfterAll
    static void stop() {
        systems.close();
        platform.close();
    }

    @Test
    void a_breaking_change_under_a_minor_version_is_refused_with_the_change_and_whom_it_breaks() throws Exception {
        var product = TestingProduct.of("retail-banking.steady-rates");
        publications.publish(product.folder());
        activate("clara", product.port(1), "rates for reports");
        var before = systems.everythingOf(product);

        var breaking = problemOf(
                () -> publications.publish(
                        withoutReceivedAt(product.edited(version("1.1.0"))).folder()),
                409);
        var planned = problemOf(
                () -> publications.plan(
                        withoutReceivedAt(product.edited(version("1.1.0"))).folder()),
                409);
        var unnumbered = problemOf(
                () -> publications.publish(
                        product.edited(text -> text.replace("picked up the file", "received the file"))
                                .folder()),
                409);

        assertThat(breaking.code()).isEqualTo("BREAKING_CHANGE");
        assertThat(breaking.detail())
                .contains("schema.fx_rates.properties.received_at", "it breaks customer-insight", "write v2.odcs.yaml")
                .doesNotContain("table retail_banking_tables", "view retail_banking", "schema retail-banking");
        assertThat(planned.detail()).isEqualTo(breaking.detail());
        assertThat(unnumbered.code()).isEqualTo("VERSION_NUMBER");
        assertThat(unnumbered.detail()).contains("1.0.1 at least, not 1.0.0", "description");
        assertThat(systems.everythingOf(product)).isEqualTo(before);
    }

    @Test
    void a_new_major_asks_for_a_guide_and_for_the_end_of_the_one_before() {
        var product = TestingProduct.of("retail-banking.guided-rates");
        publications.publish(product.folder());

        var problem = problemOf(
                () -> publications.publish(
                        product.withSecondMajor(text -> text, text -> text).folder()),
                422);

        assertThat(problem.code()).isEqualTo("INVALID_CONTRACT");
        assertThat(problem.problems())
                .extracting(ProblemDetail.FileProblem::code)
                .containsExactlyInAnyOrder("DEPRECATION", "MIGRATION_GUIDE");
    }

    @Test
    void consumers_are_told_keep_their_access_and_have_it_to_the_new_major_without_asking() throws Exception {
        var product = TestingProduct.of("retail-banking.moving-rates");
        publications.publish(product.folder());
        var first = activate("clara", product.port(1), "rates for letters");
        var consumer = agreements("clara").issueCredentials("customer-insight");

        var both = bothMajors(product, LATER);
        publications.publish(both.folder());

        await().atMost(GRANT_MAX)
                .untilAsserted(() -> assertThat(agreementsOn(product.port(2)))
                        .singleElement()
                        .satisfies(carried -> {
                            assertThat(carried.state()).isEqualTo("active");
                            assertThat(carried.carriedFrom()).isEqualTo(first.id());
                            assertThat(carried.terms().wholePort()).isTrue();
                            assertThat(carried.notice()).isNull();
                        }));
        var carried = agreementsOn(product.port(2)).getFirst();
        assertThat(canRead(consumer, product, 1) && canRead(consumer, product, 2))
                .isTrue();
        var told = agreements("clara").agreement(first.id());
        assertThat(told.state()).isEqualTo("active");
        assertThat(Objects.requireNonNull(told.notice())).satisfies(notice -> {
            assertThat(notice.endOfLife()).isEqualTo(LATER.toString());
            assertThat(notice.successor()).isEqualTo(product.port(2).toString());
            assertThat(notice.carriedTo()).isEqualTo(carried.id());
            assertThat(notice.migrationGuide()).contains("received_at is gone");
        });
        assertThat(told.history().getLast().note())
                .contains(product.port(1) + " ends at " + LATER, "carried over, as agreement " + carried.id());
        assertThat(platform.bean(AuditTrail.class).about(carried.id()))
                .extracting(AuditEntry::what)
                .containsExactly("access granted", "access carried over");

        publications.publish(both.edited(text -> text.replace("is gone.", "is gone for good."))
                .edited(text -> text.replace("version: 2.0.0", "version: 2.0.1"))
                .folder());
        await().atMost(GRANT_MAX)
                .untilAsserted(() -> assertThat(
                                agreements("clara").agreement(first.id()).history())
                        .as("told anew, because it reads anew")
                        .hasSize(told.history().size() + 1));
        assertThat(agreementsOn(product.port(2))).as("carried over once").hasSize(1);

        var ports = platform.api(ProductsApi.class, "clara")
                .product(product.id().toString())
                .ports();
        assertThat(ports).extracting(Port::status).containsExactly("deprecated", "active");
        assertThat(Objects.requireNonNull(ports.getFirst().end()).successor())
                .isEqualTo(product.port(2).toString());
        assertThat(platform.api(MeshApi.class, "clara").status().products())
                .filteredOn(health -> health.id().equals(product.id().toString()))
                .extracting(ProductHealth::version)
                .containsExactly("1.1.0", "2.0.1");
    }

    @Test
    void an_earlier_publication_that_is_heard_of_late_does_not_take_the_end_back() {
        var product = TestingProduct.of("retail-banking.overtaken-rates");
        publications.publish(product.folder());
        var first = activate("clara", product.port(1), "rates for letters");
        publications.publish(bothMajors(product, LATER).folder());
        await().atMost(GRANT_MAX)
                .until(() -> agreements("clara").agreement(first.id()).notice() != null);

        platform.bean(Successions.class)
                .offer(
                        List.of(new OfferedPort(
                                product.port(1), true, true, false, List.of(), "active", null, null, null)),
                        Instant.now().minusSeconds(3600));

        assertThat(agreements("clara").agreement(first.id()).notice()).isNotNull();
    }

    @Test
    void an_agreement_that_is_made_after_is_carried_over_on_demand_and_only_by_its_consumer() {
        var product = TestingProduct.of("retail-banking.late-rates");
        publications.publish(product.folder());
        publications.publish(bothMajors(product, LATER).folder());
        await().atMost(GRANT_MAX).until(() -> offered(product.port(2)));
        var late = activate("clara", product.port(1), "rates for somebody late");

        assertRefused(403, "NOT_A_MEMBER", () -> agreements("viktor").carryOver(late.id()));
        var carried = agreements("clara").carryOver(late.id());
        assertThat(agreements("clara").carryOver(late.id()).id()).as("a repeat").isEqualTo(carried.id());
        await().atMost(GRANT_MAX)
                .until(() -> agreements("clara").agreement(carried.id()).state().equals("active"));
        assertRefused(409, "NO_SUCCESSOR", () -> agreements("clara").carryOver(carried.id()));
        agreements("rosa").revoke(carried.id(), new Decision("no longer needed"));
        assertRefused(409, "NOT_COVERED", () -> agreements("clara").carryOver(late.id()));
    }

    @Test
    void what_is_held_more_closely_in_the_new_major_needs_a_request() {
        var product = TestingProduct.of("retail-banking.closed-rates");
        publications.publish(product.folder());
        var first = activate("clara", product.port(1), "rates for letters");

        publications.publish(bothMajors(product, LATER)
                .edited(text -> text.contains("version: 2.0.0")
                        ? text.replace("classification: public", "classification: confidential")
                        : text)
                .folder());

        await().atMost(GRANT_MAX)
                .untilAsserted(() -> assertThat(
                                agreements("clara").agreement(first.id()).notice())
                        .isNotNull()
                        .satisfies(notice -> assertThat(notice.obstacle()).contains("is confidential")));
        assertThat(agreementsOn(product.port(2))).isEmpty();
        assertRefused(409, "NOT_COVERED", () -> agreements("clara").carryOver(first.id()));
        assertThat(agreements("clara")
                        .request(request(product.port(2).toString(), "rates for letters", 3))
                        .getFirst()
                        .state())
                .isEqualTo("requested");
    }

    @Test
    void at_its_end_of_life_a_port_is_closed_and_its_contract_can_leave_the_folder() throws Exception {
        var product = TestingProduct.of("retail-banking.ending-rates");
        var end = Instant.now().plus(UNTIL_THE_END).truncatedTo(ChronoUnit.MILLIS);
        publications.publish(product.edited(ending(end)).folder());
        var first = activate("clara", product.port(1), "rates for letters");
        var consumer = agreements("clara").issueCredentials("customer-insight");
        var both = bothMajors(product, end);
        publications.publish(both.folder());
        var alone = both.withoutFirstMajor();
        assertThat(problemOf(() -> publications.publish(alone.folder()), 409).code())
                .isEqualTo("PORT_ALIVE");
        await().atMost(GRANT_MAX).until(() -> canRead(consumer, product, 2));
        assertThat(canRead(consumer, product, 1)).isTrue();
        assertThat(Instant.now()).isBefore(end);

        await().pollDelay(Duration.ZERO)
                .atMost(Duration.between(Instant.now(), end.plus(END_MAX)))
                .until(() -> !canRead(consumer, product, 1));

        assertThat(Instant.now()).isAfterOrEqualTo(end);
        await().atMost(END_MAX)
                .untilAsserted(() -> assertThat(agreements("clara")
                                .agreement(first.id())
                                .history()
                                .getLast())
                        .extracting(Event::state, Event::note)
                        .containsExactly("expired", "the port has reached its end of life"));
        assertThat(canRead(consumer, product, 2)).isTrue();
        assertRefused(
                409,
                "PORT_ENDING",
                () -> agreements("viktor")
                        .request(request(product.port(1).toString(), "rates for late risers", 3))
                        .getFirst());
        assertThat(platform.api(MeshApi.class, "clara").status().products())
                .filteredOn(health -> health.id().equals(product.id().toString()))
                .extracting(ProductHealth::port)
                .containsExactly(product.port(2).toString());

        var withdrawn = publications.publish(alone.folder());

        assertThat(withdrawn.changes()).isTrue();
        assertThat(withdrawn.steps())
                .filteredOn(step -> step.action().equals("remove"))
                .extracting(PublicationsApi.Step::kind)
                .contains("acl", "grant")
                .containsOnly("acl", "grant");
        assertThat(systems.topics()).contains(product.port(1).topic());
        assertThat(systems.mesh()
                        .sql("select count(*) from " + product.port(1).view())
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(domainsRightsOn(product.port(1).topic())).isEmpty();
        assertThat(publications.publish(alone.folder()).changes()).isFalse();
        assertThat(problemOf(() -> publications.publish(both.folder()), 409).code())
                .isEqualTo("PORT_END");
    }

    @Test
    void a_port_whose_end_came_while_the_platform_was_down_is_closed_when_it_is_back() throws Exception {
        var product = TestingProduct.of("retail-banking.unseen-rates");
        var end = Instant.now().plus(UNTIL_THE_END).truncatedTo(ChronoUnit.MILLIS);
        publications.publish(product.edited(ending(end)).folder());
        var first = activate("clara", product.port(1), "rates for letters");
        var consumer = agreements("clara").issueCredentials("customer-insight");
        publications.publish(bothMajors(product, end).folder());
        await().atMost(GRANT_MAX).until(() -> canRead(consumer, product, 2));

        platform.stopServer();
        assertThat(Instant.now()).isBefore(end);
        assertThat(canRead(consumer, product, 1))
                .as("granted consumers read on")
                .isTrue();
        await().atMost(UNTIL_THE_END).until(() -> Instant.now().isAfter(end));
        platform.restartServer();

        await().atMost(END_MAX).until(() -> !canRead(consumer, product, 1));
        await().atMost(END_MAX)
                .until(() -> agreements("clara").agreement(first.id()).state().equals("expired"));
        assertThat(canRead(consumer, product, 2)).isTrue();
    }

    /** The first major is deprecated and ends, the second has no {@code received_at}. */
    private static TestingProduct bothMajors(TestingProduct product, Instant end) {
        return product.withSecondMajor(
                text -> ending(end).apply(version("1.1.0").apply(text)).replace("status: active", "status: deprecated"),
                text -> withoutReceivedAt(text).stripTrailing() + """

                          - property: migrationGuide
                            value: received_at is gone. Take the record's event time.
                        """);
    }

    /** Support ends a month before, or together with a life that is over sooner. */
    private static UnaryOperator<String> ending(Instant end) {
        var aMonthBefore = end.minus(31, ChronoUnit.DAYS);
        return text -> text.replace(
                "slaProperties:\n", """
                slaProperties:
                  - property: endOfSupport
                    value: "%s"
                  - property: endOfLife
                    value: "%s"
                """.formatted(aMonthBefore.isAfter(Instant.now()) ? aMonthBefore : end, end));
    }

    private static UnaryOperator<String> version(String version) {
        return text -> text.replace("version: 1.0.0", "version: " + version);
    }

    private static TestingProduct withoutReceivedAt(TestingProduct product) {
        return product.edited(MajorVersionsTest::withoutReceivedAt);
    }

    private static String withoutReceivedAt(String text) {
        return text.replaceAll("(?ms)^      - name: received_at$.*?(?=^slaProperties)", "");
    }

    private static Agreement activate(String user, PortId port, String purpose) {
        var clara = agreements(user);
        await().atMost(GRANT_MAX).until(() -> offered(port));
        var requested = clara.request(request(port.toString(), purpose, 300)).getFirst();
        await().atMost(GRANT_MAX)
                .until(() -> clara.agreement(requested.id()).state().equals("active"));
        return requested;
    }

    /** Rates are public: access to them is granted at once. */
    private static AccessRequest request(String port, String purpose, int days) {
        return new AccessRequest(List.of(new RequestedPort(port, null, null)), null, purpose, null, days);
    }

    private static boolean offered(PortId port) {
        return systems.platformDatabase()
                        .sql("select count(*) from access.offered_port where port = ?")
                        .param(port.toString())
                        .query(Integer.class)
                        .single()
                == 1;
    }

    private static List<Agreement> agreementsOn(PortId port) {
        return agreements("clara").agreements("mine").stream()
                .filter(agreement -> agreement.port().equals(port.toString()))
                .toList();
    }

    private static boolean canRead(Credentials consumer, TestingProduct product, int major) {
        try (var connection = systems.login(consumer.databaseUser(), consumer.databasePassword())
                        .getConnection();
                var statement = connection.createStatement()) {
            statement.executeQuery("select count(*) from " + product.port(major).view());
            return true;
        } catch (SQLException refused) {
            return false;
        }
    }

    private static List<String> domainsRightsOn(String topic) throws Exception {
        return systems.admin().describeAcls(AclBindingFilter.ANY).values().get().stream()
                .filter(acl -> acl.pattern().name().equals(topic))
                .map(acl -> acl.entry().principal())
                .toList();
    }

    private static AgreementsApi agreements(String user) {
        return platform.api(AgreementsApi.class, user);
    }

    private static void assertRefused(int status, String code, Supplier<?> call) {
        assertThat(problemOf(call, status).code()).isEqualTo(code);
    }

    private static ProblemDetail problemOf(Supplier<?> call, int status) {
        var refusal = catchThrowableOfType(RestClientResponseException.class, call::get);
        assertThat(refusal).isNotNull();
        assertThat(refusal.getStatusCode().value())
                .as(refusal.getResponseBodyAsString())
                .isEqualTo(status);
        return refusal.getResponseBodyAs(ProblemDetail.class);
    }
}
