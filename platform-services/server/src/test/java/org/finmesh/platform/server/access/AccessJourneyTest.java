package org.finmesh.platform.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.finmesh.platform.server.Until.print;
import static org.finmesh.platform.server.Until.until;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.finmesh.governance.AuditEntry;
import org.finmesh.governance.AuditTrail;
import org.finmesh.platform.api.AgreementsApi;
import org.finmesh.platform.api.AgreementsApi.AccessRequest;
import org.finmesh.platform.api.AgreementsApi.Agreement;
import org.finmesh.platform.api.AgreementsApi.Decision;
import org.finmesh.platform.api.AgreementsApi.RequestedPort;
import org.finmesh.platform.api.PublicationsApi;
import org.finmesh.platform.localstack.Kafka;
import org.finmesh.platform.server.TestingPlatform;
import org.finmesh.platform.server.publishing.TestingProduct;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.keycloak.admin.client.resource.RealmResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientResponseException;

/**
 * Access from request to end on real servers: who is let in is what Kafka and PostgreSQL say to the consumer's own
 * client, not what the platform says of itself.
 */
class AccessJourneyTest {

    private static final String PORT = "treasury.fx-rates.v1";
    private static final String VIEW = "treasury.fx_rates_v1";
    private static final Decision NOTE = new Decision("as agreed");
    private static final Duration GRANT_MAX = Duration.ofSeconds(10);
    private static final Duration REVOKE_MAX = Duration.ofSeconds(5);

    private static TestingPlatform platform;
    private static Admin kafka;

    @BeforeAll
    static void publishOneProductWithOneRecord() throws Exception {
        platform = TestingPlatform.start();
        kafka = Admin.create(new HashMap<>(platform.stack().kafka().adminProperties()));
        platform.api(PublicationsApi.class, "tessa")
                .publish(TestingProduct.of("treasury.fx-rates")
                        .edited(text -> text.replace("classification: public", "classification: confidential"))
                        .folder());
        until(
                GRANT_MAX,
                () -> platform.bean(JdbcClient.class)
                                .sql("SELECT count(*) FROM access.offered_port")
                                .query(Integer.class)
                                .single()
                        == 1);
        var producerConfig =
                new HashMap<String, Object>(platform.stack().kafka().adminProperties());
        try (var producer = new KafkaProducer<>(producerConfig, new StringSerializer(), new ByteArraySerializer());
                var database = superuser()) {
            producer.send(new ProducerRecord<>(PORT, "2026-11-20|EUR|USD", new byte[] {1, 2, 3}))
                    .get();
            database.createStatement()
                    .execute("INSERT INTO treasury_tables.fx_rates_v1 (rate_date, base_currency, quote_currency, rate,"
                            + " received_at, event_time) VALUES ('2026-11-20', 'EUR', 'USD', 1.0512, now(), now())");
        }
    }

    @AfterAll
    static void stop() {
        kafka.close();
        platform.close();
    }

    @Test
    void aConsumerReadsFromTheApprovalOnAndNotBeforeAndBothRefuseWithinFiveSecondsOfTheRevocation() throws Exception {
        var clara = agreements("clara");
        var tessa = agreements("tessa");
        var requested = clara.request(request(PORT, "customer-insight", "churn model, euro values", 30))
                .getFirst();
        assertThat(requested.state()).isEqualTo("requested");
        assertThat(requested.consumer()).isEqualTo("customer-insight");
        assertRefused(409, "NO_ACTIVE_AGREEMENT", () -> clara.issueCredentials("customer-insight"));
        assertThat(grantsOf("customer-insight")).isEmpty();
        assertThat(tessa.agreements("to-decide")).extracting(Agreement::id).contains(requested.id());

        var approvedAt = Instant.now();
        assertThat(tessa.approve(requested.id(), NOTE).state()).isIn("approved", "active");
        until(GRANT_MAX, () -> clara.agreement(requested.id()).state().equals("active"));
        print("approval to active", approvedAt);
        var consumer = new TestingConsumer(platform.stack(), clara.issueCredentials("customer-insight"));

        try (var topic = consumer.kafka();
                var sql = consumer.sql()) {
            topic.subscribe(List.of(PORT));
            until(
                    Duration.ofSeconds(20),
                    () -> !topic.poll(TestingConsumer.POLL).isEmpty());
            assertThat(TestingConsumer.count(sql, VIEW)).isEqualTo(1);
            print(
                    "approval to first record read by topic and view, credentials fetched and clients started",
                    approvedAt);
            assertThatThrownBy(() -> TestingConsumer.count(sql, "treasury_tables.fx_rates_v1"))
                    .hasMessageContaining("permission denied");
            sql.setAutoCommit(false);
            TestingConsumer.count(sql, VIEW);

            var revokedAt = Instant.now();
            assertThat(tessa.revoke(requested.id(), NOTE).state()).isEqualTo("revoked");
            until(REVOKE_MAX, () -> isRefusedByKafka(topic));
            print("revocation to refusal by Kafka, consumer running", revokedAt);
            until(REVOKE_MAX, () -> isRefusedBySql(sql));
            print("revocation to refusal by PostgreSQL, session open", revokedAt);
            until(Duration.between(Instant.now(), revokedAt.plus(REVOKE_MAX)), () -> isRefusedANewLogin(consumer));
            until(Duration.between(Instant.now(), revokedAt.plus(REVOKE_MAX)), () -> !consumer.getsAToken());
            print("revocation to refusal of a new login by PostgreSQL and Keycloak", revokedAt);
        }
        assertThat(clara.agreement(requested.id()).history())
                .extracting(AgreementsApi.Event::state)
                .containsExactly("requested", "approved", "active", "revoked");
        assertRefused(409, "NO_ACTIVE_AGREEMENT", () -> clara.issueCredentials("customer-insight"));
        assertThat(platform.bean(AuditTrail.class).about(requested.id()))
                .as("besides what was tried as the consumer")
                .filteredOn(entry -> !entry.what().equals("access proven"))
                .extracting(AuditEntry::who, AuditEntry::what)
                .containsExactly(
                        tuple("tessa", "access revoked"),
                        tuple("platform", "access granted"),
                        tuple("tessa", "access approved"),
                        tuple("clara", "access requested"));
        assertThat(platform.bean(AuditTrail.class).verify()).isEmpty();
    }

    @Test
    void aRequestOpensNothingAndAnAgreementOpensItsPortAlone() throws Exception {
        var first = activate("viktor", "viktor", "a first agreement");
        var viktor = agreements("viktor");
        var consumer = new TestingConsumer(platform.stack(), viktor.issueCredentials("viktor"));
        try (var topic = consumer.kafka()) {
            topic.assign(List.of(new TopicPartition(PORT + ".quarantine", 0)));
            until(GRANT_MAX, () -> isRefusedByKafka(topic));
        }
        try (var topic = consumer.kafka("somebody-elses-group")) {
            topic.subscribe(List.of(PORT));
            until(GRANT_MAX, () -> isRefusedByKafka(topic));
        }
        try (var sql = consumer.sql()) {
            for (var refused : List.of(
                    "SELECT * FROM treasury_tables.fx_rates_v1",
                    "INSERT INTO treasury.fx_rates_v1 (rate) VALUES (1)",
                    "CREATE TABLE treasury.mine (a int)",
                    "CREATE TABLE public.mine (a int)",
                    "CREATE TEMP TABLE mine (a int)",
                    "SET ROLE domain_treasury")) {
                assertThatThrownBy(() -> sql.createStatement().execute(refused))
                        .hasMessageContaining("permission denied");
            }
        }
        agreements("paul").revoke(first.id(), new Decision("the platform team may end access"));
        until(REVOKE_MAX, () -> !canCount(consumer) && !consumer.getsAToken());

        var second =
                viktor.request(request(PORT, "viktor", "a second agreement", 3)).getFirst();
        assertThat(canCount(consumer) || consumer.getsAToken())
                .as("a request opens nothing")
                .isFalse();
        agreements("tessa").approve(second.id(), NOTE);
        until(GRANT_MAX, () -> viktor.agreement(second.id()).state().equals("active"));
        assertThat(canCount(consumer) && consumer.getsAToken())
                .as("active means open, for the same secrets")
                .isTrue();
        viktor.cancel(second.id(), NOTE);
    }

    @Test
    void oneSystemThatIsDownDoesNotKeepTheOthersOpenAndFollowsWhenItIsBack() throws Exception {
        var active = activate("rosa", "retail-banking", "one system is down");
        var consumer = new TestingConsumer(platform.stack(), agreements("rosa").issueCredentials("retail-banking"));
        assertThat(canCount(consumer)).isTrue();
        var stack = platform.stack();
        stack.kafka().close();
        agreements("tessa").revoke(active.id(), NOTE);
        var revokedAt = Instant.now();
        until(REVOKE_MAX, () -> !canCount(consumer) && !consumer.getsAToken());
        print("revocation to refusal by PostgreSQL and Keycloak with Kafka down", revokedAt);

        Kafka.start(stack.processes(), stack.ports(), Optional.of(stack.keycloak()));
        var back = Instant.now();
        until(Duration.ofSeconds(15), () -> grantsOf("retail-banking").isEmpty());
        print("Kafka back to its ACLs gone", back);
    }

    @Test
    void nobodyDecidesOnTheirOwnRequestOrOnTheirTeamsAndTheAdminDecidesOnNone() {
        var tessa = agreements("tessa");
        var own = tessa.request(request(PORT, "tessa", "own dashboards of treasury", 10))
                .getFirst();
        var teams = tessa.request(request(PORT, "treasury", "own dashboards of treasury", 10))
                .getFirst();
        var viktors = agreements("viktor")
                .request(request(PORT, null, "independent valuation", 10))
                .getFirst();

        assertThat(viktors.consumer()).isEqualTo("valuation-control");
        assertRefused(403, "OWN_REQUEST", () -> tessa.approve(own.id(), NOTE));
        assertRefused(403, "OWN_REQUEST", () -> tessa.approve(teams.id(), NOTE));
        assertRefused(403, "OWN_REQUEST", () -> tessa.deny(own.id(), NOTE));
        for (var other : List.of("paul", "rosa", "alma", "kofi", "clara")) {
            assertRefused(403, "NOT_A_DECIDER", () -> agreements(other).approve(viktors.id(), NOTE));
        }
        assertRefused(403, "OWN_REQUEST", () -> agreements("viktor").approve(viktors.id(), NOTE));
        assertThat(tessa.agreements("to-decide")).extracting(Agreement::id).doesNotContain(own.id(), teams.id());
        assertRefused(403, "NOT_YOURS_TO_SEE", () -> agreements("clara").agreement(viktors.id()));
        assertRefused(403, "NOT_YOURS_TO_SEE", () -> agreements("clara").agreements("all"));
        assertRefused(403, "NOT_A_MEMBER", () -> agreements("clara").issueCredentials("valuation-control"));
        assertThat(agreements("alma").agreements("all"))
                .extracting(Agreement::id)
                .contains(viktors.id());
        tessa.cancel(own.id(), NOTE);
        tessa.cancel(teams.id(), NOTE);
        assertThat(tessa.deny(viktors.id(), new Decision("say for which book")).stages())
                .extracting(AgreementsApi.Stage::by, AgreementsApi.Stage::note)
                .containsExactly(tuple("tessa", "say for which book"));
    }

    @Test
    void whatIsWrongWithARequestIsSaid() {
        var clara = agreements("clara");

        assertRefused(
                404,
                "PORT_UNKNOWN",
                () -> clara.request(request("treasury.nothing.v1", null, "reporting", 1))
                        .getFirst());
        assertRefused(
                404,
                "PORT_UNKNOWN",
                () -> clara.request(request("nonsense", null, "reporting", 1)).getFirst());
        assertRefused(
                400,
                "PURPOSE_LENGTH",
                () -> clara.request(request(PORT, null, "why", 1)).getFirst());
        assertRefused(
                400,
                "PERIOD_BOUNDS",
                () -> clara.request(request(PORT, null, "reporting", 731)).getFirst());
        assertRefused(
                403,
                "NOT_A_MEMBER",
                () -> clara.request(request(PORT, "treasury", "reporting", 1)).getFirst());
        assertRefused(400, "VIEW_UNKNOWN", () -> clara.agreements("everything"));
        assertRefused(404, "AGREEMENT_UNKNOWN", () -> clara.agreement("1"));
    }

    @Test
    void ofTwoEqualRequestsAtOnceOneIsTakenAndOfTwoApprovalsAtOnceOneCounts() throws Exception {
        var clara = agreements("clara");
        var tessa = agreements("tessa");
        var request = request(PORT, "clara", "race of two requests", 5);

        var requests = atOnce(
                () -> clara.request(request).getFirst(),
                () -> clara.request(request).getFirst());
        var taken = requests.stream().filter(AccessJourneyTest::succeeded).toList();
        assertThat(taken).hasSize(1);
        var id = taken.getFirst().get().id();
        var approvals = atOnce(() -> tessa.approve(id, NOTE), () -> tessa.approve(id, NOTE));
        assertThat(approvals.stream().filter(AccessJourneyTest::succeeded)).hasSize(1);

        assertRefused(409, "DUPLICATE_REQUEST", () -> clara.request(request));
        assertRefused(409, "WRONG_STATE", () -> tessa.deny(id, NOTE));
        clara.cancel(id, NOTE);
        assertThat(clara.request(request).getFirst().state())
                .as("after its end, it can be asked for again")
                .isEqualTo("requested");
    }

    @Test
    void whatSomebodyChangesByHandIsPutRight() throws Exception {
        var agreement = activate("viktor", "valuation-control", "drift is put right");
        var consumer =
                new TestingConsumer(platform.stack(), agreements("viktor").issueCredentials("valuation-control"));
        var handMade = new AclBinding(
                new ResourcePattern(ResourceType.TOPIC, "treasury.", PatternType.PREFIXED),
                new AccessControlEntry(
                        "User:consumer-valuation-control", "*", AclOperation.ALL, AclPermissionType.ALLOW));
        var others = new AclBinding(
                new ResourcePattern(ResourceType.TOPIC, "elsewhere.", PatternType.PREFIXED),
                new AccessControlEntry("User:somebody-else", "*", AclOperation.READ, AclPermissionType.ALLOW));
        var intended = grantsOf("valuation-control");

        kafka.createAcls(List.of(handMade, others)).all().get();
        kafka.deleteAcls(List.of(intended.getFirst().toFilter())).all().get();
        var client = platform.bean(RealmResource.class)
                .clients()
                .findByClientId("consumer-valuation-control")
                .getFirst();
        client.setEnabled(false);
        client.setStandardFlowEnabled(true);
        platform.bean(RealmResource.class).clients().get(client.getId()).update(client);
        try (var database = superuser();
                var statement = database.createStatement()) {
            statement.execute("GRANT USAGE ON SCHEMA treasury_tables TO consumer_valuation_control");
            statement.execute("GRANT SELECT (rate) ON treasury_tables.fx_rates_v1 TO consumer_valuation_control");
            statement.execute("REVOKE SELECT ON treasury.fx_rates_v1 FROM consumer_valuation_control");
            var drifted = Instant.now();
            until(
                    GRANT_MAX,
                    () -> canCount(consumer)
                            && !grantsOf("valuation-control").contains(handMade)
                            && grantsOf("valuation-control").size() == intended.size()
                            && isAsMade("consumer-valuation-control"));
            print("drift in all three systems to put right", drifted);
            try (var sql = consumer.sql()) {
                assertThatThrownBy(() -> sql.createStatement().execute("SELECT rate FROM treasury_tables.fx_rates_v1"))
                        .hasMessageContaining("permission denied");
            }
            statement.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'consumer_valuation_control'");
            statement.execute("DROP OWNED BY consumer_valuation_control");
            statement.execute("DROP ROLE consumer_valuation_control");
            var dropped = Instant.now();
            until(GRANT_MAX, () -> roleExists("consumer_valuation_control"));
            print("dropped role to made again", dropped);
        }
        var renewed = new TestingConsumer(platform.stack(), agreements("viktor").issueCredentials("valuation-control"));
        assertThat(canCount(renewed)).isTrue();
        assertThat(canCount(consumer))
                .as("the earlier password has stopped working")
                .isFalse();
        assertThat(kafka.describeAcls(AclBindingFilter.ANY).values().get()).contains(others);
        kafka.deleteAcls(List.of(others.toFilter())).all().get();
        agreements("viktor").cancel(agreement.id(), NOTE);
        until(REVOKE_MAX, () -> grantsOf("valuation-control").isEmpty());
    }

    @Test
    void anotherInstanceThatIsChangingASystemIsWaitedFor() throws Exception {
        var active = activate("carlos", "carlos", "two instances of the platform");
        try (var other = platformDatabase();
                var statement = other.createStatement()) {
            // Kafka's lock, as another instance takes it.
            statement.execute("SELECT pg_advisory_lock(%d, 0)".formatted(0x41636373));
            agreements("tessa").revoke(active.id(), NOTE);
            until(REVOKE_MAX, () -> !isAsMade("consumer-carlos"));
            assertThat(grantsOf("carlos")).isNotEmpty();
        }
        until(Duration.ofSeconds(10), () -> grantsOf("carlos").isEmpty());
    }

    @Test
    void accessEndsAtItsInstantAndAlsoWhenThePlatformWasDownThen() throws Exception {
        var expiring = activate("carlos", "capital-markets", "access that ends");
        var end = Instant.now().plusMillis(1500);
        endAt(expiring, end);
        until(Duration.ofSeconds(10), () -> grantsOf("capital-markets").isEmpty());
        print("end of the agreed time to Kafka's ACLs gone", end);
        until(
                REVOKE_MAX,
                () -> agreements("carlos").agreement(expiring.id()).state().equals("expired"));

        var second = activate("carlos", "capital-markets", "access that ends unseen");
        var consumer =
                new TestingConsumer(platform.stack(), agreements("carlos").issueCredentials("capital-markets"));
        assertThat(canCount(consumer)).isTrue();
        platform.stopServer();
        try (var database = platformDatabase()) {
            assertThat(canCount(consumer))
                    .as("granted consumers read while the platform is down")
                    .isTrue();
            var update = database.prepareStatement(
                    "UPDATE access.agreement SET valid_until = now() - interval '1 hour' WHERE id = ?::uuid");
            update.setString(1, second.id());
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
        platform.restartServer();
        until(
                GRANT_MAX,
                () -> !canCount(consumer)
                        && agreements("carlos").agreement(second.id()).state().equals("expired"));
    }

    @Test
    void withoutATokenOfTheApiNothingIsAnsweredButHealthAndTheDescription() {
        var client = RestClient.create(platform.url());

        assertThat(client.get()
                        .uri("/actuator/health")
                        .retrieve()
                        .toBodilessEntity()
                        .getStatusCode()
                        .value())
                .isEqualTo(200);
        assertThat(client.get().uri("/v3/api-docs").retrieve().body(String.class))
                .contains("/api/v1/agreements");
        assertRefused(
                401,
                "NOT_SIGNED_IN",
                () -> client.get().uri("/api/v1/agreements").retrieve().toBodilessEntity());
        assertRefused(
                401,
                "NOT_SIGNED_IN",
                () -> client.get()
                        .uri("/api/v1/agreements")
                        .headers(headers -> headers.setBearerAuth("nonsense"))
                        .retrieve()
                        .toBodilessEntity());
        assertRefused(
                403,
                "NOT_ALLOWED",
                () -> client.get()
                        .uri("/actuator/metrics")
                        .headers(headers -> headers.setBearerAuth(platform.token("clara")))
                        .retrieve()
                        .toBodilessEntity());
    }

    private static Agreement activate(String user, String consumer, String purpose) throws Exception {
        var requested =
                agreements(user).request(request(PORT, consumer, purpose, 3)).getFirst();
        agreements("tessa").approve(requested.id(), NOTE);
        until(
                GRANT_MAX,
                () -> agreements(user).agreement(requested.id()).state().equals("active"));
        return requested;
    }

    /** No agreement is shorter than a day: the test moves its end. */
    private static void endAt(Agreement agreement, Instant end) {
        platform.bean(JdbcClient.class)
                .sql("UPDATE access.agreement SET valid_until = ?::timestamptz WHERE id = ?::uuid")
                .params(end.toString(), agreement.id())
                .update();
    }

    private static AccessRequest request(String port, String consumer, String purpose, int days) {
        return new AccessRequest(List.of(new RequestedPort(port, null, null)), consumer, purpose, null, days);
    }

    private static AgreementsApi agreements(String user) {
        return platform.api(AgreementsApi.class, user);
    }

    private static List<AclBinding> grantsOf(String consumer) throws Exception {
        return kafka.describeAcls(AclBindingFilter.ANY).values().get().stream()
                .filter(binding -> binding.entry().principal().equals("User:consumer-" + consumer))
                .toList();
    }

    private static boolean roleExists(String role) {
        return platform.bean(JdbcClient.class)
                        .sql("SELECT count(*) FROM pg_roles WHERE rolname = ? AND rolcanlogin")
                        .param(role)
                        .query(Integer.class)
                        .single()
                == 1;
    }

    private static boolean isAsMade(String clientId) {
        var client = platform.bean(RealmResource.class)
                .clients()
                .findByClientId(clientId)
                .getFirst();
        return client.isEnabled() && !client.isStandardFlowEnabled();
    }

    private static boolean isRefusedByKafka(KafkaConsumer<String, byte[]> topic) {
        try {
            topic.poll(TestingConsumer.POLL);
            return false;
        } catch (AuthorizationException e) {
            return true;
        }
    }

    private static boolean isRefusedBySql(Connection sql) {
        try {
            TestingConsumer.count(sql, VIEW);
            return false;
        } catch (SQLException e) {
            return true;
        }
    }

    private static boolean canCount(TestingConsumer consumer) {
        try (var sql = consumer.sql()) {
            return TestingConsumer.count(sql, VIEW) >= 0;
        } catch (SQLException e) {
            return false;
        }
    }

    private static boolean isRefusedANewLogin(TestingConsumer consumer) {
        try (var topic = consumer.kafka()) {
            topic.subscribe(List.of(PORT));
            topic.poll(TestingConsumer.POLL);
            return false;
        } catch (KafkaException e) {
            return !canCount(consumer);
        }
    }

    private static Connection platformDatabase() throws SQLException {
        var postgreSql = platform.stack().postgreSql();
        return DriverManager.getConnection(postgreSql.platformJdbcUrl(), "platform", postgreSql.platformPassword());
    }

    private static Connection superuser() throws SQLException {
        var postgreSql = platform.stack().postgreSql();
        return DriverManager.getConnection(
                postgreSql.meshJdbcUrl(), postgreSql.superuser(), postgreSql.superuserPassword());
    }

    private static void assertRefused(int status, String code, Runnable call) {
        assertThatExceptionOfType(RestClientResponseException.class)
                .isThrownBy(call::run)
                .satisfies(refusal -> {
                    assertThat(refusal.getStatusCode().value())
                            .as(refusal.getResponseBodyAsString())
                            .isEqualTo(status);
                    assertThat(refusal.getResponseBodyAsString())
                            .contains("\"code\":\"" + code + "\"")
                            .contains("\"detail\":");
                });
    }

    private static List<Future<Agreement>> atOnce(Callable<Agreement> one, Callable<Agreement> other) throws Exception {
        try (var threads = Executors.newFixedThreadPool(2)) {
            return threads.invokeAll(List.of(one, other));
        }
    }

    private static boolean succeeded(Future<Agreement> call) {
        return call.state() == Future.State.SUCCESS;
    }
}
