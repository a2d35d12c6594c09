package org.finmesh.platform.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.finmesh.platform.server.Until.print;
import static org.finmesh.platform.server.Until.until;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.finmesh.platform.access.GrantSystem;
import org.finmesh.platform.api.AgreementsApi;
import org.finmesh.platform.api.AgreementsApi.AccessRequest;
import org.finmesh.platform.api.AgreementsApi.Decision;
import org.finmesh.platform.api.AgreementsApi.RequestedPort;
import org.finmesh.platform.api.DriftApi;
import org.finmesh.platform.api.PublicationsApi;
import org.finmesh.platform.contract.ProductFolder;
import org.finmesh.platform.localstack.LocalStack;
import org.finmesh.platform.server.ServerProcess;
import org.finmesh.platform.server.TestingPlatform;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@code kill -9} of the server between any two of the systems that it grants in, and that it ends access in. It is held
 * between them by the locks under which it changes each: what they do not hold is done and read back, what they hold is not
 * begun. Within one system, what is granted is one transaction, or one request that Kafka or Keycloak takes whole.
 */
class KilledServerTest {

    private static final String PORT = "treasury.fx-rates.v1";
    private static final String VIEW = "treasury.fx_rates_v1";
    private static final String TEAM = "customer-insight";
    private static final String PRINCIPAL = "User:consumer-customer-insight";
    private static final String ROLE = "consumer_customer_insight";
    private static final Set<GrantSystem> ALL = EnumSet.allOf(GrantSystem.class);
    private static final Duration SOON = Duration.ofSeconds(25);

    /** As the platform's locks name themselves. */
    private static final int LOCKS = 0x41636373;

    private static LocalStack stack;
    private static ServerProcess server;
    private static Admin kafka;

    @BeforeAll
    static void startTheServerAsAProcessAndPublishAProduct() throws Exception {
        stack = LocalStack.temporary(LocalStack.Server.values());
        server = ServerProcess.start(stack);
        kafka = Admin.create(new HashMap<>(stack.kafka().adminProperties()));
        var files = ProductFolder.at(Path.of("../../domains/treasury/products/fx-rates")).files().stream()
                .map(file -> new PublicationsApi.File(file.name(), file.text()))
                .toList();
        TestingPlatform.api(stack, PublicationsApi.class, "tessa").publish(new PublicationsApi.Folder(files));
    }

    @AfterAll
    static void stop() {
        kafka.close();
        stack.close();
    }

    /** Every set of systems but all of them: also none, where the decision alone is written down. */
    static Stream<Set<GrantSystem>> done() {
        return IntStream.range(0, (1 << ALL.size()) - 1).mapToObj(bits -> {
            var systems = EnumSet.noneOf(GrantSystem.class);
            ALL.stream().filter(system -> (bits & 1 << system.ordinal()) != 0).forEach(systems::add);
            return systems;
        });
    }

    @ParameterizedTest(name = "done in {0}")
    @MethodSource("done")
    void whatWasHalfGrantedIsGrantedAndWhatWasHalfEndedIsEnded(Set<GrantSystem> done) throws Exception {
        var held = EnumSet.allOf(GrantSystem.class);
        held.removeAll(done);
        String id;
        try (var locks = hold(held)) {
            assertThat(locks.isClosed()).isFalse();
            id = request();
            until(SOON, () -> placed(id).equals(done));
            assertThat(open()).as("granted in these alone").isEqualTo(done);
            server.kill();
        }
        assertThat(open()).as("nobody went on when the server was dead").isEqualTo(done);
        var killed = Instant.now();
        server = ServerProcess.start(stack);
        until(SOON, () -> state(id).equals("active"));
        assertThat(open()).isEqualTo(ALL);
        print("granted in %s, killed, to granted in all, the server's start included".formatted(done), killed);

        try (var locks = hold(held)) {
            assertThat(locks.isClosed()).isFalse();
            agreements("tessa").revoke(id, new Decision("as agreed"));
            until(SOON, () -> open().equals(held));
            server.kill();
        }
        assertThat(open()).as("nobody went on when the server was dead").isEqualTo(held);
        killed = Instant.now();
        server = ServerProcess.start(stack);
        until(Duration.ofSeconds(5), () -> open().isEmpty());
        print("ended in %s, killed, to ended in all, the server's start included".formatted(done), killed);
        assertThat(state(id)).isEqualTo("revoked");
        until(
                SOON,
                () -> TestingPlatform.api(stack, DriftApi.class, "alma")
                        .drift()
                        .differences()
                        .isEmpty());
    }

    private static AgreementsApi agreements(String user) {
        return TestingPlatform.api(stack, AgreementsApi.class, user);
    }

    private static String request() throws Exception {
        until(SOON, () -> count("platform", "SELECT count(*) FROM access.offered_port") == 1);
        return agreements("clara")
                .request(new AccessRequest(
                        List.of(new RequestedPort(PORT, null, null)), TEAM, "killed between two systems", null, 30))
                .getFirst()
                .id();
    }

    private static String state(String id) {
        return agreements("clara").agreement(id).state();
    }

    /** The locks end with the connection. */
    private static Connection hold(Set<GrantSystem> systems) throws SQLException {
        var connection = superuser("platform");
        try (var statement = connection.createStatement()) {
            for (var system : systems) {
                statement.execute("SELECT pg_advisory_lock(%d, %d)".formatted(LOCKS, system.ordinal()));
            }
        }
        return connection;
    }

    /** Where the server has read the agreement's grants back. */
    private static Set<GrantSystem> placed(String id) throws SQLException {
        var placed = EnumSet.noneOf(GrantSystem.class);
        try (var database = superuser("platform");
                var statement = database.createStatement();
                var rows = statement.executeQuery(
                        "SELECT system FROM access.placed_grant WHERE agreement = '%s'".formatted(id))) {
            while (rows.next()) {
                placed.add(GrantSystem.valueOf(rows.getString(1)));
            }
        }
        return placed;
    }

    /** Which systems themselves let the consumer in. */
    private static Set<GrantSystem> open() throws Exception {
        var open = EnumSet.noneOf(GrantSystem.class);
        if (kafka.describeAcls(AclBindingFilter.ANY).values().get().stream()
                .anyMatch(acl -> acl.entry().principal().equals(PRINCIPAL))) {
            open.add(GrantSystem.KAFKA);
        }
        if (count(
                        "mesh",
                        "SELECT count(*) FROM pg_roles WHERE rolname = '%s' AND rolcanlogin AND has_any_column_privilege(oid, '%s', 'SELECT')"
                                .formatted(ROLE, VIEW))
                == 1) {
            open.add(GrantSystem.POSTGRESQL);
        }
        if (count("keycloak", "SELECT count(*) FROM client WHERE client_id = 'consumer-%s' AND enabled".formatted(TEAM))
                == 1) {
            open.add(GrantSystem.KEYCLOAK);
        }
        return open;
    }

    private static long count(String database, String query) throws SQLException {
        try (var connection = superuser(database);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static Connection superuser(String database) throws SQLException {
        var postgreSql = stack.postgreSql();
        return DriverManager.getConnection(
                postgreSql.jdbcUrl(database), postgreSql.superuser(), postgreSql.superuserPassword());
    }
}
