package org.finmesh.platform.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One stack of all four servers, because they take 20 s to start; the last test starts them a second time. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LocalStackTest {

    private static final StackHome HOME = StackHome.temporary();
    private static final MeshPorts PORTS = MeshPorts.free();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static LocalStack stack;

    @BeforeAll
    static void start() {
        stack = LocalStack.start(new Processes(HOME), PORTS, Progress.SILENT);
    }

    @AfterAll
    static void stop() {
        stack.close();
        HOME.delete();
    }

    @Test
    @Order(1)
    void thePlatformsRoleOwnsItsDatabasesAndCreatesRolesButIsNoSuperuser() throws SQLException {
        try (var connection = DriverManager.getConnection(
                        stack.postgreSql().meshJdbcUrl(),
                        PostgreSql.PLATFORM_USER,
                        stack.postgreSql().platformPassword());
                var statement = connection.createStatement()) {
            statement.execute("CREATE ROLE consumer_tester LOGIN PASSWORD 'tester'");
            statement.execute("CREATE SCHEMA products AUTHORIZATION platform");
            statement.execute("CREATE TABLE products.kept AS SELECT 42 AS answer");
            var rows = statement.executeQuery("SELECT rolsuper FROM pg_roles WHERE rolname = current_user");
            assertThat(rows.next()).isTrue();
            assertThat(rows.getBoolean(1)).isFalse();
            var durable = statement.executeQuery("SHOW fsync");
            assertThat(durable.next()).isTrue();
            assertThat(durable.getString(1)).isEqualTo("on");
        }
    }

    @Test
    @Order(2)
    void aRoleOfAConsumersConnectsToTheMeshAndToNothingElse() throws SQLException {
        DriverManager.getConnection(stack.postgreSql().meshJdbcUrl(), "consumer_tester", "tester")
                .close();
        for (var database : List.of("platform", "keycloak", "registry", "postgres")) {
            assertThatThrownBy(() -> DriverManager.getConnection(
                            stack.postgreSql().jdbcUrl(database), "consumer_tester", "tester"))
                    .hasMessageContaining("permission denied for database");
        }
    }

    @Test
    @Order(3)
    void aClientWithATokenComesInAndHasNoRightsAndOneWithoutIsRefused() throws Exception {
        var secret = createDataClient("consumer-tester");
        var client = new HashMap<String, Object>();
        client.put("bootstrap.servers", stack.kafka().bootstrap());
        client.put("security.protocol", "SASL_PLAINTEXT");
        client.put("sasl.mechanism", "OAUTHBEARER");
        client.put(
                "sasl.login.callback.handler.class",
                "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginCallbackHandler");
        client.put("sasl.oauthbearer.token.endpoint.url", stack.keycloak().tokenUrl());
        client.put("sasl.jaas.config", oauth("consumer-tester", secret));
        try (var admin = Admin.create(new HashMap<>(stack.kafka().adminProperties()))) {
            admin.createTopics(List.of(new NewTopic("kept", 1, (short) 1)))
                    .all()
                    .get(30, TimeUnit.SECONDS);
        }
        System.setProperty(
                "org.apache.kafka.sasl.oauthbearer.allowed.urls",
                stack.keycloak().tokenUrl());
        try (var consumer = Admin.create(client)) {
            assertThat(consumer.listTopics().names().get(30, TimeUnit.SECONDS)).isEmpty();
        }
        // The operator's token is for the API and not for data.
        client.put(
                "sasl.jaas.config", oauth("finmesh-operator", stack.keycloak().operatorClientSecret()));
        try (var operator = Admin.create(client)) {
            assertThatThrownBy(() -> operator.listTopics().names().get(30, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(SaslAuthenticationException.class);
        }
    }

    @Test
    @Order(4)
    void theRegistryTakesASchema() throws Exception {
        var answer = HTTP.send(
                HttpRequest.newBuilder(
                                URI.create(stack.registry().url() + "/apis/ccompat/v7/subjects/kept-value/versions"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"schema\": \"\\\"string\\\"\"}"))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    @Test
    @Order(5)
    void noSecretIsOnACommandLine() {
        var secrets = List.of(
                stack.postgreSql().superuserPassword(),
                stack.postgreSql().platformPassword(),
                stack.kafka().adminPassword(),
                stack.keycloak().adminPassword(),
                stack.keycloak().platformClientSecret());
        for (var process : stack.processes().running()) {
            var commandLine = ProcessHandle.of(process.pid())
                    .flatMap(handle -> handle.info().commandLine())
                    .orElseThrow();
            assertThat(commandLine).doesNotContain(secrets);
        }
    }

    @Test
    @Order(6)
    void whatWasWrittenIsThereAfterARestartOnOtherPorts() throws Exception {
        var before = stack.processes().running();
        stack.close();
        assertThat(before)
                .hasSize(4)
                .noneMatch(process -> ProcessHandle.of(process.pid())
                        .filter(ProcessHandle::isAlive)
                        .isPresent());

        var elsewhere = MeshPorts.free();
        stack = LocalStack.start(new Processes(HOME), elsewhere, Progress.SILENT);

        try (var connection = DriverManager.getConnection(
                        stack.postgreSql().meshJdbcUrl(),
                        PostgreSql.PLATFORM_USER,
                        stack.postgreSql().platformPassword());
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT answer FROM products.kept")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isEqualTo(42);
        }
        try (var admin = Admin.create(new HashMap<>(stack.kafka().adminProperties()))) {
            assertThat(admin.listTopics().names().get(30, TimeUnit.SECONDS)).contains("kept");
        }
        assertThat(clients())
                .anyMatch(client -> client.path("clientId").asString().equals("consumer-tester"))
                .filteredOn(client -> client.path("clientId").asString().equals("finmesh-portal"))
                .allMatch(client -> client.path("redirectUris")
                        .path(0)
                        .asString()
                        .equals("http://localhost:%d/*".formatted(elsewhere.portal())));
        var subjects = HTTP.send(
                HttpRequest.newBuilder(URI.create(stack.registry().url() + "/apis/ccompat/v7/subjects"))
                        .build(),
                BodyHandlers.ofString());
        assertThat(subjects.body()).contains("kept-value");
    }

    private static String oauth(String client, String secret) {
        return "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required clientId=\"%s\" clientSecret=\"%s\";"
                .formatted(client, secret);
    }

    private static String createDataClient(String name) throws Exception {
        var secret = "tester-secret";
        var client = Map.of(
                "clientId",
                name,
                "secret",
                secret,
                "serviceAccountsEnabled",
                true,
                "standardFlowEnabled",
                false,
                "defaultClientScopes",
                List.of("basic", "service_account", "finmesh-data"));
        var answer = HTTP.send(
                HttpRequest.newBuilder(URI.create(stack.keycloak().url() + "/admin/realms/finmesh/clients"))
                        .header("Authorization", "Bearer " + adminToken())
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(client)))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return secret;
    }

    private static List<JsonNode> clients() throws Exception {
        var answer = HTTP.send(
                HttpRequest.newBuilder(URI.create(stack.keycloak().url() + "/admin/realms/finmesh/clients"))
                        .header("Authorization", "Bearer " + adminToken())
                        .build(),
                BodyHandlers.ofString());
        return JsonMapper.shared().readTree(answer.body()).valueStream().toList();
    }

    private static String adminToken() throws Exception {
        var answer = HTTP.send(
                HttpRequest.newBuilder(
                                URI.create(stack.keycloak().url() + "/realms/master/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("grant_type=password&client_id=admin-cli&username=%s&password=%s"
                                .formatted(Keycloak.ADMIN, stack.keycloak().adminPassword())))
                        .build(),
                BodyHandlers.ofString());
        return JsonMapper.shared().readTree(answer.body()).path("access_token").asString();
    }
}
