package org.finmesh.platform.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.finmesh.platform.server.Until.print;
import static org.finmesh.platform.server.Until.until;

import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.finmesh.governance.AuditEntry;
import org.finmesh.governance.AuditTrail;
import org.finmesh.platform.access.GrantSystem;
import org.finmesh.platform.api.AgreementsApi;
import org.finmesh.platform.api.AgreementsApi.AccessRequest;
import org.finmesh.platform.api.AgreementsApi.Agreement;
import org.finmesh.platform.api.AgreementsApi.Amendment;
import org.finmesh.platform.api.AgreementsApi.Decision;
import org.finmesh.platform.api.AgreementsApi.RequestedPort;
import org.finmesh.platform.api.IncidentsApi;
import org.finmesh.platform.api.IncidentsApi.Incident;
import org.finmesh.platform.api.MeshApi;
import org.finmesh.platform.api.PublicationsApi;
import org.finmesh.platform.api.ReceiptsApi;
import org.finmesh.platform.api.ReceiptsApi.Attempt;
import org.finmesh.platform.api.ReceiptsApi.Receipt;
import org.finmesh.platform.server.TestingPlatform;
import org.finmesh.platform.server.publishing.TestingProduct;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.keycloak.admin.client.Keycloak;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.client.RestClientResponseException;

/** What the platform sees when it tries agreements as their consumers, on real servers, and what follows from it. */
class ProofTest {

    private static final String PORT = "treasury.fx-rates.v1";
    private static final String VIEW = "treasury.fx_rates_v1";
    private static final Duration GRANT_MAX = Duration.ofSeconds(15);
    private static final Duration PROOF_MAX = Duration.ofSeconds(15);
    private static final Duration CONTRADICTION_MAX = Duration.ofSeconds(40);
    private static final Duration AWAY_MAX = Duration.ofSeconds(6);

    private static TestingPlatform platform;

    @BeforeAll
    static void publishOneProduct() throws Exception {
        platform = TestingPlatform.start();
        platform.api(PublicationsApi.class, "tessa")
                .publish(TestingProduct.of("treasury.fx-rates").folder());
        until(
                GRANT_MAX,
                () -> platform.bean(JdbcClient.class)
                                .sql("SELECT count(*) FROM access.offered_port")
                                .query(Integer.class)
                                .single()
                        == 1);
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @Test
    void aGrantAChangeAndAnEndEachLeaveAReceiptOfWhatTheConsumerCanDo() throws Exception {
        var agreement = activate("clara", "customer-insight", "rates for a proof", List.of("rate_date", "rate"));

        var granted = receipt(agreement, 1);
        assertThat(granted.occasion()).isEqualTo("granted");
        assertThat(granted.holds()).as(granted.toString()).isTrue();
        assertThat(granted.attempts())
                .extracting(Attempt::tried, Attempt::seen)
                .contains(
                        tuple("get a token", "allowed"),
                        tuple("fetch from topic " + PORT, "refused"),
                        tuple("have a database session", "allowed"),
                        tuple("query rate_date of " + VIEW, "allowed"),
                        tuple("query base_currency of " + VIEW, "refused"));

        agreements("clara")
                .amend(agreement.id(), new Amendment(null, true, null, null, null, "the whole port is needed"));
        var changed = receipt(agreement, 2);
        assertThat(changed.occasion()).isEqualTo("changed");
        assertThat(changed.holds()).as(changed.toString()).isTrue();
        assertThat(changed.attempts())
                .extracting(Attempt::tried, Attempt::seen)
                .contains(
                        tuple("fetch from topic " + PORT, "allowed"),
                        tuple("read the offsets of its consumer group", "allowed"),
                        tuple("fetch from topic " + PORT + ".quarantine", "refused"),
                        tuple("query rate_date of treasury_tables.fx_rates_v1", "refused"));

        agreements("tessa").revoke(agreement.id(), new Decision("over"));
        var ended = receipt(agreement, 3);
        assertThat(ended.occasion()).isEqualTo("ended");
        assertThat(ended.holds()).as(ended.toString()).isTrue();
        assertThat(ended.attempts())
                .isNotEmpty()
                .allMatch(attempt -> attempt.seen().equals("refused"));

        assertThat(platform.bean(AuditTrail.class).about(agreement.id()).stream()
                        .map(AuditEntry::what)
                        .filter(what -> what.startsWith("access proven")))
                .hasSize(3);
        assertThat(platform.bean(AuditTrail.class).verify()).isEmpty();
        assertThat(incidents(agreement)).isEmpty();
        assertThatExceptionOfType(RestClientResponseException.class)
                .isThrownBy(() -> platform.api(ReceiptsApi.class, "viktor").receipts(agreement.id()))
                .satisfies(
                        refusal -> assertThat(refusal.getStatusCode().value()).isEqualTo(403));
        assertThatExceptionOfType(org.springframework.dao.DataAccessException.class)
                .isThrownBy(() -> platform.bean(JdbcClient.class)
                        .sql("DELETE FROM access.receipt")
                        .update());
    }

    @Test
    void whatOneAgreementEndsAnotherOfTheSameConsumerStillAllowsAndThatContradictsNothing() throws Exception {
        var first = activate("tessa", "treasury", "the first purpose", null);
        var second = activate("tessa", "treasury", "the second purpose", null);
        receipt(first, 1);
        receipt(second, 1);

        agreements("tessa").cancel(first.id(), new Decision("one is enough"));

        var ended = receipt(first, 2);
        assertThat(ended.occasion()).isEqualTo("ended");
        assertThat(ended.holds()).as(ended.toString()).isTrue();
        assertThat(ended.attempts())
                .extracting(Attempt::tried, Attempt::seen)
                .contains(tuple("fetch from topic " + PORT, "allowed"));
    }

    @Test
    void aGrantBehindThePlatformsBackContradictsAndOpensAnIncidentUntilItIsTakenAway() throws Exception {
        var agreement = activate("carlos", "capital-markets", "rates for a contradiction", List.of("rate_date"));
        receipt(agreement, 1);
        try (var lock = heldLock(GrantSystem.POSTGRESQL);
                var database = superuser()) {
            database.createStatement()
                    .execute("GRANT SELECT (base_currency) ON %s TO consumer_capital_markets".formatted(VIEW));
            proveAgain(agreement);

            var contradicting = receipt(agreement, 2, CONTRADICTION_MAX);
            assertThat(contradicting.holds()).isFalse();
            assertThat(contradicting.attempts())
                    .filteredOn(attempt -> !attempt.seen().equals(attempt.expected()))
                    .extracting(Attempt::tried, Attempt::expected, Attempt::seen)
                    .containsExactly(tuple("query base_currency of " + VIEW, "refused", "allowed"));
            assertThat(incidents(agreement)).singleElement().satisfies(incident -> {
                assertThat(incident.kind()).isEqualTo("access-contradicted");
                assertThat(incident.closedAt()).isNull();
                assertThat(incident.summary()).contains("base_currency");
            });
            assertThat(platform.api(IncidentsApi.class, "rosa").incidents())
                    .extracting(Incident::subject)
                    .doesNotContain(agreement.id());
            lock.rollback();
        }

        assertThat(receipt(agreement, 3, CONTRADICTION_MAX).holds()).isTrue();
        assertThat(incidents(agreement))
                .singleElement()
                .satisfies(incident -> assertThat(incident.closedAt()).isNotNull());
    }

    @Test
    void aProofThatWasDueWhenThePlatformStoppedIsMadeAfterItsStart() throws Exception {
        var agreement = activate("alma", "alma", "rates for a restart", null);
        receipt(agreement, 1);
        var database = platform.stack().postgreSql();
        platform.stopServer();
        try (var connection = DriverManager.getConnection(
                        database.platformJdbcUrl(), database.superuser(), database.superuserPassword());
                var insert = connection.prepareStatement(
                        "INSERT INTO access.proof_due (agreement, occasion, caused_at, due_at) VALUES (?::uuid, 'changed', now(), now())")) {
            insert.setString(1, agreement.id());
            insert.executeUpdate();
        }
        platform.restartServer();

        assertThat(receipt(agreement, 2).holds()).isTrue();
    }

    @Test
    void whoIsDisabledIsRefusedAndReadsNothingUntilTheyAreBack() throws Exception {
        var agreement = activate("viktor", "viktor", "rates of one's own", null);
        receipt(agreement, 1);
        var me = platform.api(MeshApi.class, "viktor");
        assertThat(me.me().user()).isEqualTo("viktor");

        var disabledAt = Instant.now();
        setEnabled("viktor", false);
        until(AWAY_MAX, () -> isRefused(me::me, 401, "USER_DISABLED"));
        print("disabled in Keycloak to refused by the API", disabledAt);
        until(AWAY_MAX, () -> agreements("paul").agreement(agreement.id()).suspended() != null);
        assertThat(agreements("paul").agreement(agreement.id()).state()).isEqualTo("active");
        var suspended = receipt(agreement, 2);
        print("disabled in Keycloak to proof that nothing can be read", disabledAt);
        assertThat(suspended.occasion()).isEqualTo("ended");
        assertThat(suspended.holds()).as(suspended.toString()).isTrue();
        assertThat(suspended.attempts()).allMatch(attempt -> attempt.seen().equals("refused"));

        setEnabled("viktor", true);
        until(AWAY_MAX, () -> agreements("paul").agreement(agreement.id()).suspended() == null);
        var resumed = receipt(agreement, 3);
        assertThat(resumed.holds()).as(resumed.toString()).isTrue();
        assertThat(resumed.attempts())
                .extracting(Attempt::tried, Attempt::seen)
                .contains(tuple("query rate_date of " + VIEW, "allowed"));
        until(AWAY_MAX, () -> platform.api(MeshApi.class, "viktor").me().user().equals("viktor"));
        assertThat(agreements("paul").agreement(agreement.id()).history())
                .extracting(AgreementsApi.Event::note)
                .anyMatch(note -> note.contains("viktor is disabled or gone"))
                .contains("viktor is back in Keycloak");
    }

    private static Agreement activate(String user, String consumer, String purpose, List<String> fields)
            throws Exception {
        var requested = agreements(user)
                .request(new AccessRequest(
                        List.of(new RequestedPort(PORT, fields, "clear")), consumer, purpose, null, 3))
                .getFirst();
        until(
                GRANT_MAX,
                () -> agreements(user).agreement(requested.id()).state().equals("active"));
        return requested;
    }

    private static AgreementsApi agreements(String user) {
        return platform.api(AgreementsApi.class, user);
    }

    private static Receipt receipt(Agreement agreement, int number) throws Exception {
        return receipt(agreement, number, PROOF_MAX);
    }

    /** The agreement's first, second… receipt. */
    private static Receipt receipt(Agreement agreement, int number, Duration max) throws Exception {
        until(
                max,
                () -> platform.api(ReceiptsApi.class, "paul")
                                .receipts(agreement.id())
                                .size()
                        >= number);
        var receipts = platform.api(ReceiptsApi.class, "paul").receipts(agreement.id());
        return receipts.get(receipts.size() - number);
    }

    private static List<Incident> incidents(Agreement agreement) {
        return platform.api(IncidentsApi.class, "paul").incidents().stream()
                .filter(incident -> incident.subject().equals(agreement.id()))
                .toList();
    }

    /** As after a change; the platform takes it from here. */
    private static void proveAgain(Agreement agreement) {
        platform.bean(JdbcClient.class)
                .sql(
                        "INSERT INTO access.proof_due (agreement, occasion, caused_at, due_at) VALUES (?::uuid, 'changed', now(), now())")
                .param(agreement.id())
                .update();
    }

    /** As when another instance of the platform has the system and does not get on: nobody repairs it meanwhile. */
    private static Connection heldLock(GrantSystem system) throws Exception {
        var database = platform.stack().postgreSql();
        var connection = DriverManager.getConnection(
                database.platformJdbcUrl(), database.superuser(), database.superuserPassword());
        connection.setAutoCommit(false);
        connection
                .createStatement()
                .execute("SELECT pg_advisory_xact_lock(%d, %d)".formatted(0x41636373, system.ordinal()));
        return connection;
    }

    private static Connection superuser() throws Exception {
        var postgreSql = platform.stack().postgreSql();
        return DriverManager.getConnection(
                postgreSql.meshJdbcUrl(), postgreSql.superuser(), postgreSql.superuserPassword());
    }

    private static void setEnabled(String user, boolean enabled) {
        var keycloak = platform.stack().keycloak();
        try (var admin =
                Keycloak.getInstance(keycloak.url(), "master", "admin", keycloak.adminPassword(), "admin-cli")) {
            var users = admin.realm("finmesh").users();
            var found = users.searchByUsername(user, true).getFirst();
            found.setEnabled(enabled);
            users.get(found.getId()).update(found);
        }
    }

    private static boolean isRefused(Callable<?> call, int status, String code) throws Exception {
        try {
            call.call();
            return false;
        } catch (RestClientResponseException refusal) {
            return refusal.getStatusCode().value() == status
                    && refusal.getResponseBodyAsString().contains(code);
        }
    }
}
