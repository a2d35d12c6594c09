package org.finmesh.platform.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.finmesh.platform.server.Until.print;
import static org.finmesh.platform.server.Until.until;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
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
import org.finmesh.governance.AuditEntry;
import org.finmesh.governance.AuditTrail;
import org.finmesh.platform.api.AgreementsApi;
import org.finmesh.platform.api.AgreementsApi.AccessRequest;
import org.finmesh.platform.api.AgreementsApi.Agreement;
import org.finmesh.platform.api.AgreementsApi.Credentials;
import org.finmesh.platform.api.AgreementsApi.Decision;
import org.finmesh.platform.api.AgreementsApi.RequestedPort;
import org.finmesh.platform.api.DriftApi;
import org.finmesh.platform.api.DriftApi.Repair;
import org.finmesh.platform.api.PublicationsApi;
import org.finmesh.platform.contract.DomainName;
import org.finmesh.platform.contract.ProductFolder;
import org.finmesh.platform.provisioning.DomainAccounts;
import org.finmesh.platform.provisioning.Provisioning;
import org.finmesh.platform.server.TestingPlatform;
import org.finmesh.platform.server.publishing.TestingProduct;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.client.RestClientResponseException;

/** Whatever somebody changes by hand is found and put right by itself, and kept; on real servers, by their own tools. */
class DriftTest {

    private static final String PORT = "treasury.fx-rates.v1";
    private static final String VIEW = "treasury.fx_rates_v1";
    private static final String TEAM = "customer-insight";
    private static final String ROLE = "consumer_customer_insight";
    private static final String CLIENT = "consumer-customer-insight";
    private static final Duration REPAIR_MAX = Duration.ofSeconds(10);

    /** So that a test sees in seconds what takes half a minute. */
    private static final Duration TOGETHER = Duration.ofSeconds(6);

    private static TestingPlatform platform;
    private static Admin kafka;
    private static Agreement agreement;

    @BeforeAll
    static void grantOneAgreement() throws Exception {
        System.setProperty("finmesh.grants-together-within", TOGETHER.toString());
        platform = TestingPlatform.start();
        kafka = Admin.create(new HashMap<>(platform.stack().kafka().adminProperties()));
        var product = ProductFolder.at(Path.of("../../domains/treasury/products/fx-rates"))
                .read();
        platform.bean(Provisioning.class).publish(product, "tessa");
        until(
                REPAIR_MAX,
                () -> platform.bean(JdbcClient.class)
                                .sql("SELECT count(*) FROM access.offered_port")
                                .query(Integer.class)
                                .single()
                        == 1);
        agreement = activate("clara", TEAM, "rates for the churn model");
    }

    @AfterAll
    static void stop() {
        System.clearProperty("finmesh.grants-together-within");
        kafka.close();
        platform.close();
    }

    @Test
    void anAclThatWasDeletedIsThereAgain() throws Exception {
        var acl = aclsOf("User:" + CLIENT).iterator().next();

        repaired(
                "KAFKA: ACL deleted",
                TEAM,
                () -> kafka.deleteAcls(List.of(acl.toFilter())).all().get(),
                () -> aclsOf("User:" + CLIENT).contains(acl));
    }

    @Test
    void anAclThatAConsumerWasGivenByHandIsGone() throws Exception {
        for (var pattern : new ResourcePattern[] {
            new ResourcePattern(ResourceType.TOPIC, PORT + ".quarantine", PatternType.LITERAL),
            new ResourcePattern(ResourceType.TOPIC, "treasury.", PatternType.PREFIXED),
            new ResourcePattern(ResourceType.TOPIC, "*", PatternType.LITERAL)
        }) {
            var acl = allow(pattern, "User:" + CLIENT);
            repaired(
                    "KAFKA: ACL added, " + pattern.patternType() + " " + pattern.name(),
                    TEAM,
                    () -> kafka.createAcls(List.of(acl)).all().get(),
                    () -> !aclsOf("User:" + CLIENT).contains(acl));
        }
    }

    @Test
    void anAclThatLetsAStrangerAtAPortIsGoneAndOneElsewhereStays() throws Exception {
        var elsewhere = allow(new ResourcePattern(ResourceType.TOPIC, "payroll.", PatternType.PREFIXED), "User:bob");
        kafka.createAcls(List.of(elsewhere)).all().get();
        var domains = aclsOf("User:domain-treasury");
        for (var acl : List.of(
                allow(new ResourcePattern(ResourceType.TOPIC, PORT, PatternType.LITERAL), "User:bob"),
                allow(new ResourcePattern(ResourceType.TOPIC, "treasury", PatternType.PREFIXED), "User:bob"),
                allow(new ResourcePattern(ResourceType.TOPIC, PORT, PatternType.LITERAL), "User:*"))) {
            var principal = acl.entry().principal();
            repaired(
                    "KAFKA: ACL given to " + principal + ", " + acl.pattern().patternType(),
                    principal,
                    () -> kafka.createAcls(List.of(acl)).all().get(),
                    () -> !aclsOf(principal).contains(acl));
        }
        assertThat(aclsOf("User:bob")).containsExactly(elsewhere);
        assertThat(aclsOf("User:domain-treasury")).isEqualTo(domains).isNotEmpty();
    }

    @Test
    void aRoleThatWasDroppedIsMadeAgain() throws Exception {
        repaired(
                "POSTGRESQL: role dropped",
                TEAM,
                () -> sql(
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '" + ROLE + "'",
                        "DROP OWNED BY " + ROLE,
                        "DROP ROLE " + ROLE),
                () -> holds("SELECT has_any_column_privilege('%s', '%s', 'SELECT')".formatted(ROLE, VIEW))
                        && holds("SELECT rolcanlogin FROM pg_roles WHERE rolname = '%s'".formatted(ROLE)));
    }

    @Test
    void whatARoleWasGrantedByHandIsGone() throws Exception {
        repaired(
                "POSTGRESQL: column granted",
                TEAM,
                () -> sql("GRANT SELECT (rate) ON treasury_tables.fx_rates_v1 TO " + ROLE),
                () -> !holds("SELECT has_column_privilege('%s', 'treasury_tables.fx_rates_v1', 'rate', 'SELECT')"
                        .formatted(ROLE)));
        repaired(
                "POSTGRESQL: whole view granted",
                TEAM,
                () -> sql("GRANT SELECT ON %s TO %s".formatted(VIEW, ROLE)),
                () -> !holds("SELECT has_table_privilege('%s', '%s', 'SELECT')".formatted(ROLE, VIEW)));
        repaired(
                "POSTGRESQL: column revoked",
                TEAM,
                () -> sql("REVOKE SELECT (rate) ON %s FROM %s".formatted(VIEW, ROLE)),
                () -> holds("SELECT has_column_privilege('%s', '%s', 'rate', 'SELECT')".formatted(ROLE, VIEW)));
    }

    @Test
    void aRightOnAPortThatSomebodyElseWasGrantedIsGoneAndTheDomainsOwnStay() throws Exception {
        sql("CREATE ROLE analyst");
        repaired(
                "POSTGRESQL: PUBLIC granted",
                "PUBLIC",
                () -> sql("GRANT SELECT ON %s TO PUBLIC".formatted(VIEW)),
                () -> !holds("SELECT has_table_privilege('analyst', '%s', 'SELECT')".formatted(VIEW)));
        repaired(
                "POSTGRESQL: another role granted a column",
                "analyst",
                () -> sql("GRANT SELECT (rate) ON %s TO analyst".formatted(VIEW)),
                () -> !holds("SELECT has_any_column_privilege('analyst', '%s', 'SELECT')".formatted(VIEW)));
        repaired(
                "POSTGRESQL: another role made a member of a consumer's",
                "analyst",
                () -> sql("GRANT %s TO analyst".formatted(ROLE)),
                () -> !holds("SELECT pg_has_role('analyst', '%s', 'MEMBER')".formatted(ROLE)));
        assertThat(holds("SELECT has_table_privilege('domain_treasury', '%s', 'SELECT')".formatted(VIEW)))
                .isTrue();
    }

    @Test
    void aConsumersRoleThatASuperuserMadeMightyIsPlainAgain() throws Exception {
        repaired(
                "POSTGRESQL: consumer's role made a member of another",
                TEAM,
                () -> sql("GRANT domain_treasury TO " + ROLE),
                () -> !holds("SELECT pg_has_role('%s', 'domain_treasury', 'MEMBER')".formatted(ROLE)));
        repaired(
                "POSTGRESQL: consumer's role made superuser",
                TEAM,
                () -> sql("ALTER ROLE %s SUPERUSER".formatted(ROLE)),
                () -> !holds("SELECT rolsuper FROM pg_roles WHERE rolname = '%s'".formatted(ROLE)));
    }

    @Test
    void aClientThatWasDisabledChangedOrDeletedIsAsItWasMade() throws Exception {
        var clients = platform.bean(RealmResource.class).clients();
        repaired(
                "KEYCLOAK: client disabled",
                TEAM,
                () -> {
                    var client = client();
                    client.setEnabled(false);
                    clients.get(client.getId()).update(client);
                },
                () -> client().isEnabled());
        repaired(
                "KEYCLOAK: client changed",
                TEAM,
                () -> {
                    var client = client();
                    client.setStandardFlowEnabled(true);
                    clients.get(client.getId()).update(client);
                },
                () -> !client().isStandardFlowEnabled());
        repaired(
                "KEYCLOAK: client deleted",
                TEAM,
                () -> clients.get(client().getId()).remove(),
                () -> !clients.findByClientId(CLIENT).isEmpty());
    }

    @Test
    void anAgreementThatWasDeletedFromTheDatabaseGrantsNothing() throws Exception {
        var deleted = activate("viktor", "viktor", "to be deleted by hand");
        var cause = Instant.now();
        // The history refuses it, and so does what refers to it: only a superuser gets past both.
        try (var database = superuser("platform");
                var statement = database.createStatement()) {
            statement.execute("SET session_replication_role = replica");
            statement.execute("DELETE FROM access.agreement WHERE id = '%s'".formatted(deleted.id()));
        }
        until(
                REPAIR_MAX,
                () -> aclsOf("User:consumer-viktor").isEmpty()
                        && !holds("SELECT rolcanlogin FROM pg_roles WHERE rolname = 'consumer_viktor'"));
        print("agreement deleted from the database", cause);
    }

    @Test
    void aDecisionThatNobodyWasToldOfIsFollowedAllTheSame() throws Exception {
        var told = activate("tessa", "tessa", "whose events are lost");
        var cause = Instant.now();
        platformSql("UPDATE access.agreement SET state = 'revoked', ended_by = 'tessa', end_note = '', ended_at = now()"
                + " WHERE id = '%s'".formatted(told.id()));
        until(
                REPAIR_MAX,
                () -> aclsOf("User:consumer-tessa").isEmpty()
                        && !holds("SELECT rolcanlogin FROM pg_roles WHERE rolname = 'consumer_tessa'"));
        print("revocation whose event was lost", cause);

        cause = Instant.now();
        platformSql("UPDATE access.agreement SET state = 'active', ended_by = NULL, end_note = NULL, ended_at = NULL"
                + " WHERE id = '%s'".formatted(told.id()));
        until(
                REPAIR_MAX,
                () -> !aclsOf("User:consumer-tessa").isEmpty()
                        && holds("SELECT rolcanlogin FROM pg_roles WHERE rolname = 'consumer_tessa'"));
        print("grant whose event was lost", cause);
        assertThat(repairs()).extracting(Repair::holder).doesNotContain("tessa");
    }

    @Test
    void whatOneSystemRefusesIsWithdrawnFromTheOthersAndGrantedWhenItNoLongerDoes() throws Exception {
        sql("CREATE ROLE consumer_rosa");
        var rosa = platform.api(AgreementsApi.class, "rosa");
        var requested = request(rosa, "rosa", "one system refuses");
        until(REPAIR_MAX, () -> !aclsOf("User:consumer-rosa").isEmpty());
        var placed = Instant.now();

        until(
                TOGETHER.multipliedBy(3),
                () -> aclsOf("User:consumer-rosa").isEmpty() && !clientEnabled("consumer-rosa"));
        print("placed in two systems of three to withdrawn from both", placed);
        assertThat(rosa.agreement(requested.id()).state()).isEqualTo("approved");
        assertThat(rosa.agreement(requested.id()).history().getLast().note())
                .contains("POSTGRESQL: the database role consumer_rosa exists and is not the platform's")
                .contains("withdrawn")
                .contains("tried again at");
        assertThat(holds("SELECT rolcanlogin FROM pg_roles WHERE rolname = 'consumer_rosa'"))
                .isFalse();

        sql("DROP ROLE consumer_rosa");
        until(
                Duration.ofSeconds(30),
                () -> rosa.agreement(requested.id()).state().equals("active"));
        assertThat(aclsOf("User:consumer-rosa")).isNotEmpty();
        assertThat(clientEnabled("consumer-rosa")).isTrue();
    }

    /** The whole way on real servers: the domain's own client, group and database roles, and what they say of it. */
    @Test
    void aDomainsProgramsReadWhatItsTeamHasAgreedOnAreCutOffWithItAndWhatIsChangedByHandIsPutRight() throws Exception {
        platform.api(PublicationsApi.class, "carlos")
                .publish(TestingProduct.of("capital-markets.rates").folder());
        var domain = programs(new DomainName("capital-markets"));
        try (var topic = domain.kafka("capital-markets.rates.v1.streams");
                var sql = domain.sql()) {
            topic.assign(List.of(new TopicPartition(PORT, 0)));
            until(REPAIR_MAX, () -> isRefused(topic));
            assertThatExceptionOfType(SQLException.class).isThrownBy(() -> TestingConsumer.count(sql, VIEW));

            var active = activate("carlos", "capital-markets", "exposures in euro");
            topic.seekToBeginning(topic.assignment());
            until(REPAIR_MAX, () -> !isRefused(topic) && topic.position(new TopicPartition(PORT, 0)) >= 0);
            assertThat(TestingConsumer.count(sql, VIEW)).isNotNegative();
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> sql.createStatement().execute("SET ROLE consumer_capital_markets"));
            domainsDriftIsRepaired();

            try (var running = domain.sql()) {
                TestingConsumer.count(running, VIEW);
                var revoked = Instant.now();
                platform.api(AgreementsApi.class, "tessa").revoke(active.id(), new Decision("no longer needed"));
                until(REPAIR_MAX, () -> isRefused(topic));
                print("revocation to refusal of a running domain by Kafka", revoked);
                until(REPAIR_MAX, () -> !running.isValid(1));
                print("revocation to the end of a domain's open session", revoked);
            }
        }
        until(
                REPAIR_MAX,
                () -> aclsOf("User:domain-capital-markets").stream()
                                .noneMatch(acl -> acl.pattern().name().equals(PORT))
                        && !holds("SELECT has_any_column_privilege('dbt_capital_markets', '%s', 'SELECT')"
                                .formatted(VIEW)));
        assertThat(platform.api(DriftApi.class, "alma").drift().differences()).isEmpty();
    }

    private static void domainsDriftIsRepaired() throws Exception {
        var acl = allow(
                new ResourcePattern(ResourceType.TOPIC, PORT, PatternType.LITERAL), "User:domain-capital-markets");
        repaired(
                "KAFKA: a domain's ACL deleted",
                "capital-markets",
                () -> kafka.deleteAcls(List.of(acl.toFilter())).all().get(),
                () -> aclsOf("User:domain-capital-markets").contains(acl));
        var byHand =
                allow(new ResourcePattern(ResourceType.TOPIC, PORT, PatternType.LITERAL), "User:domain-retail-banking");
        repaired(
                "KAFKA: ACL given to a domain without an agreement",
                "retail-banking",
                () -> kafka.createAcls(List.of(byHand)).all().get(),
                () -> aclsOf("User:domain-retail-banking").isEmpty());
        var member = "SELECT pg_has_role('dbt_capital_markets', 'consumer_capital_markets', 'USAGE')";
        repaired(
                "POSTGRESQL: a domain's role parted from its team",
                "capital-markets",
                () -> sql("REVOKE consumer_capital_markets FROM dbt_capital_markets GRANTED BY platform"),
                () -> holds(member));
        repaired(
                "POSTGRESQL: a domain's role let in by hand",
                "capital-markets",
                () -> sql("GRANT consumer_capital_markets TO dbt_capital_markets WITH SET TRUE"),
                () -> holds(member)
                        && !holds("SELECT pg_has_role('dbt_capital_markets', 'consumer_capital_markets', 'SET')"));
        sql("CREATE ROLE passer_by");
        repaired(
                "POSTGRESQL: another role made a member of a domain's team",
                "passer_by",
                () -> sql("GRANT consumer_capital_markets TO passer_by"),
                () -> !holds("SELECT pg_has_role('passer_by', 'consumer_capital_markets', 'MEMBER')"));
        until(REPAIR_MAX, () -> holds(member));
    }

    private static TestingConsumer programs(DomainName domain) {
        var credentials = platform.bean(DomainAccounts.class).issue(domain);
        return new TestingConsumer(
                platform.stack(),
                new Credentials(
                        domain.value(),
                        credentials.clientId(),
                        credentials.clientSecret(),
                        credentials.dbtUser(),
                        credentials.dbtPassword()));
    }

    private static boolean isRefused(KafkaConsumer<String, byte[]> topic) {
        try {
            topic.poll(TestingConsumer.POLL);
            return false;
        } catch (AuthorizationException e) {
            return true;
        }
    }

    @Test
    void onlyThePlatformTeamAndAuditorsSeeWhatEverybodyHas() {
        for (var user : List.of("clara", "tessa", "kofi")) {
            assertThatExceptionOfType(RestClientResponseException.class)
                    .isThrownBy(() -> platform.api(DriftApi.class, user).drift())
                    .satisfies(refusal ->
                            assertThat(refusal.getStatusCode().value()).isEqualTo(403));
        }
        assertThat(platform.api(DriftApi.class, "paul").drift().readAt()).isNotBlank();
    }

    private interface Act {
        void run() throws Exception;
    }

    /** Makes the drift, waits until it is put right and written down, and prints how long that took. */
    private static void repaired(String what, String holder, Act drift, Callable<Boolean> isRight) throws Exception {
        until(
                REPAIR_MAX,
                () -> platform.api(DriftApi.class, "alma").drift().differences().isEmpty());
        var before = repairs().size();
        var cause = Instant.now();
        drift.run();
        var system = what.substring(0, what.indexOf(':'));
        until(REPAIR_MAX, isRight);
        print(what, cause);
        until(
                REPAIR_MAX,
                () -> repairs().stream()
                        .limit(Math.max(0, repairs().size() - before))
                        .anyMatch(repair -> repair.system().equals(system)
                                && repair.holder().equals(holder)));
        assertThat(platform.bean(AuditTrail.class).about(holder))
                .as("on the audit trail")
                .extracting(AuditEntry::what)
                .contains("drift repaired");
    }

    private static List<Repair> repairs() {
        return platform.api(DriftApi.class, "alma").drift().repairs();
    }

    private static Agreement activate(String user, String consumer, String purpose) throws Exception {
        var api = platform.api(AgreementsApi.class, user);
        var requested = request(api, consumer, purpose);
        until(REPAIR_MAX, () -> api.agreement(requested.id()).state().equals("active"));
        return api.agreement(requested.id());
    }

    private static Agreement request(AgreementsApi api, String consumer, String purpose) {
        return api.request(new AccessRequest(List.of(new RequestedPort(PORT, null, null)), consumer, purpose, null, 30))
                .getFirst();
    }

    private static AclBinding allow(ResourcePattern pattern, String principal) {
        return new AclBinding(
                pattern, new AccessControlEntry(principal, "*", AclOperation.READ, AclPermissionType.ALLOW));
    }

    private static Collection<AclBinding> aclsOf(String principal) throws Exception {
        return kafka.describeAcls(AclBindingFilter.ANY).values().get().stream()
                .filter(acl -> acl.entry().principal().equals(principal))
                .toList();
    }

    private static ClientRepresentation client() {
        return platform.bean(RealmResource.class)
                .clients()
                .findByClientId(CLIENT)
                .getFirst();
    }

    private static boolean clientEnabled(String client) {
        return platform.bean(RealmResource.class).clients().findByClientId(client).stream()
                .anyMatch(ClientRepresentation::isEnabled);
    }

    private static void sql(String... statements) throws SQLException {
        try (var database = superuser("mesh");
                var statement = database.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static void platformSql(String sql) throws SQLException {
        try (var database = superuser("platform");
                var statement = database.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isEqualTo(1);
        }
    }

    /** Whether the query's one answer is true; false too where what it asks about is not there. */
    private static boolean holds(String query) throws SQLException {
        try (var database = superuser("mesh");
                var statement = database.createStatement();
                var rows = statement.executeQuery(query)) {
            return rows.next() && rows.getBoolean(1);
        } catch (SQLException e) {
            if ("42704".equals(e.getSQLState())) {
                return false;
            }
            throw e;
        }
    }

    private static Connection superuser(String database) throws SQLException {
        var postgreSql = platform.stack().postgreSql();
        return DriverManager.getConnection(
                postgreSql.meshJdbcUrl().replaceFirst("mesh$", database),
                postgreSql.superuser(),
                postgreSql.superuserPassword());
    }
}
