package org.finmesh.platform.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.finmesh.platform.api.AgreementsApi;
import org.finmesh.platform.api.AgreementsApi.AccessRequest;
import org.finmesh.platform.api.AgreementsApi.Decision;
import org.finmesh.platform.api.AgreementsApi.RequestedPort;
import org.finmesh.platform.api.MeshApi;
import org.finmesh.platform.api.PublicationsApi;
import org.finmesh.platform.api.ReceiptsApi;
import org.finmesh.platform.server.TestingPlatform;
import org.finmesh.platform.server.publishing.TestingProduct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Secrets that are known to the test go through a whole life of access; then they are looked for where none may be. */
@ExtendWith(OutputCaptureExtension.class)
class SecretsTest {

    private static final String PORT = "treasury.fx-rates.v1";
    private static final Duration SOON = Duration.ofSeconds(20);

    /** Keycloak reads its realm's secrets from its environment, which its own user alone can see. */
    private static final String KEYCLOAK_FROM_ENVIRONMENT = "org.keycloak";

    private final Map<String, String> secrets = new TreeMap<>();

    @Test
    void noSecretIsInALogADatabaseACommandLineOrAnEnvironment(CapturedOutput server) throws Exception {
        try (var platform = TestingPlatform.start()) {
            liveThroughAGrant(platform);

            assertThat(secrets).hasSizeGreaterThan(10);
            assertThatItWouldFind(platform, server, "customer-insight");
            assertThat(found("the server's log", server.getAll())).isEmpty();
            assertThat(inFiles(platform.stack().processes().home().logs())).isEmpty();
            assertThat(inDatabase(platform, platform.stack().postgreSql().platformJdbcUrl()))
                    .isEmpty();
            assertThat(inDatabase(platform, platform.stack().postgreSql().meshJdbcUrl()))
                    .isEmpty();
            assertThat(inProcesses()).isEmpty();
        }
    }

    /** What is no secret, and is known to be in each of these places, is found there. */
    private void assertThatItWouldFind(TestingPlatform platform, CapturedOutput server, String known) throws Exception {
        var sought = new TreeMap<>(secrets);
        secrets.clear();
        secrets.put("nobody", known);
        assertThat(found("the server's log", server.getAll())).isNotEmpty();
        assertThat(inDatabase(platform, platform.stack().postgreSql().platformJdbcUrl()))
                .isNotEmpty();
        secrets.put("nobody", platform.stack().processes().home().root().toString());
        assertThat(inProcesses()).isNotEmpty();
        secrets.clear();
        secrets.putAll(sought);
    }

    private void liveThroughAGrant(TestingPlatform platform) throws Exception {
        var stack = platform.stack();
        secrets.put("Keycloak's administrator", stack.keycloak().adminPassword());
        secrets.put("the platform's client", stack.keycloak().platformClientSecret());
        secrets.put("the portal's client", stack.keycloak().portalClientSecret());
        secrets.put("the operator's client", stack.keycloak().operatorClientSecret());
        secrets.put("Kafka's administrator", stack.kafka().adminPassword());
        secrets.put("the platform in PostgreSQL", stack.postgreSql().platformPassword());
        platform.api(PublicationsApi.class, "tessa")
                .publish(TestingProduct.of("treasury.fx-rates").folder());
        var domain = platform.api(MeshApi.class, "tessa").issueDomainCredentials("treasury");
        secrets.put("the domain's client", domain.clientSecret());
        secrets.put("the domain's role", domain.databasePassword());
        secrets.put("the domain's dbt", domain.dbtPassword());
        var clara = platform.api(AgreementsApi.class, "clara");
        var agreement = until(() -> clara.request(new AccessRequest(
                        List.of(new RequestedPort(PORT, null, null)),
                        "customer-insight",
                        "secrets that nobody sees",
                        null,
                        3))
                .getFirst());
        for (var issue : List.of("first", "second")) {
            var issued = until(() -> clara.issueCredentials("customer-insight"));
            secrets.put("the consumer's client, " + issue, issued.clientSecret());
            secrets.put("the consumer's role, " + issue, issued.databasePassword());
            var consumer = new TestingConsumer(stack, issued);
            assertThat(consumer.getsAToken()).isTrue();
            consumer.sql().close();
        }
        receipts(platform, agreement.id(), 1);
        platform.api(AgreementsApi.class, "tessa").revoke(agreement.id(), new Decision("over"));
        receipts(platform, agreement.id(), 2);
    }

    private static void receipts(TestingPlatform platform, String agreement, int number) throws Exception {
        until(() -> {
            var receipts = platform.api(ReceiptsApi.class, "paul").receipts(agreement);
            assertThat(receipts).hasSizeGreaterThanOrEqualTo(number);
            return receipts;
        });
    }

    private List<String> inFiles(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            var found = new ArrayList<String>();
            for (var file : files.filter(Files::isRegularFile).toList()) {
                found.addAll(found(file.toString(), text(file)));
            }
            return found;
        }
    }

    private List<String> inDatabase(TestingPlatform platform, String url) throws SQLException {
        var server = platform.stack().postgreSql();
        var found = new ArrayList<String>();
        try (var connection = DriverManager.getConnection(url, server.superuser(), server.superuserPassword())) {
            for (var table : relations(connection)) {
                try (var rows =
                        connection.createStatement().executeQuery("SELECT t::text FROM %s t".formatted(table))) {
                    while (rows.next()) {
                        found.addAll(found(table, rows.getString(1)));
                    }
                }
            }
        }
        return found;
    }

    /** Every table, and what PostgreSQL shows of roles and of running statements. */
    private static List<String> relations(Connection connection) throws SQLException {
        var relations = new ArrayList<>(List.of("pg_authid", "pg_stat_activity", "pg_settings"));
        try (var rows = connection
                .createStatement()
                .executeQuery("SELECT format('%I.%I', schemaname, tablename) FROM pg_tables"
                        + " WHERE schemaname NOT IN ('pg_catalog', 'information_schema')")) {
            while (rows.next()) {
                relations.add(rows.getString(1));
            }
        }
        return relations;
    }

    private List<String> inProcesses() throws IOException {
        var found = new ArrayList<String>();
        try (var processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (var process : processes) {
                var command = text(process.resolve("cmdline"));
                found.addAll(found("the command line of " + process, command));
                if (!command.contains(KEYCLOAK_FROM_ENVIRONMENT) && !command.contains("quarkus-run.jar")) {
                    found.addAll(found("the environment of " + process, text(process.resolve("environ"))));
                }
            }
        }
        return found;
    }

    /** Empty for what has ended meanwhile, or is somebody else's. */
    private static String text(Path file) throws IOException {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException | java.nio.file.AccessDeniedException e) {
            return "";
        } catch (IOException e) {
            if (file.startsWith("/proc")) {
                return "";
            }
            throw e;
        }
    }

    private List<String> found(String where, String text) {
        return secrets.entrySet().stream()
                .filter(secret -> text.contains(secret.getValue()))
                .map(secret -> "the secret of %s is in %s".formatted(secret.getKey(), where))
                .toList();
    }

    /** Until it is answered: what was published, or granted, is there within seconds. */
    private static <T> T until(Callable<T> call) throws Exception {
        var deadline = Instant.now().plus(SOON);
        while (true) {
            try {
                return call.call();
            } catch (org.springframework.web.client.RestClientResponseException | AssertionError notYet) {
                if (Instant.now().isAfter(deadline)) {
                    throw notYet;
                }
                Thread.sleep(200);
            }
        }
    }
}
