package org.finmesh.platform.localstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.finmesh.platform.localstack.Program.StopSignal;
import org.finmesh.platform.localstack.download.Programs;

/** Keycloak on loopback with the realm {@code finmesh}, its state in PostgreSQL. */
public final class Keycloak implements AutoCloseable {

    /** The process's name. */
    public static final String NAME = "keycloak";

    /** The administrator of all realms, for setting up and for tests. */
    public static final String ADMIN = "admin";

    private static final int HEAP_MIB = 320;
    private static final String REALM_FILE = "finmesh-realm.json";

    private final Processes processes;
    private final MeshPorts ports;

    private Keycloak(Processes processes, MeshPorts ports) {
        this.processes = processes;
        this.ports = ports;
    }

    /** The server of that home, whether it runs or not. */
    public static Keycloak at(Processes processes, MeshPorts ports) {
        return new Keycloak(processes, ports);
    }

    /** Starts it; the realm is imported when the database has none. */
    public static Keycloak start(Processes processes, MeshPorts ports, PostgreSql database) {
        var server = new Keycloak(processes, ports);
        var home = server.home(Programs.ofUser().keycloak());
        processes.start(server.program(home, database));
        new PortalAddress(server, server.portalUrl(), home.resolve("portal-url")).tell();
        return server;
    }

    /** What clients call: {@code http://localhost:18002}. */
    public String url() {
        return "http://localhost:" + ports.keycloak();
    }

    /** The issuer of the mesh's tokens. */
    public String issuer() {
        return url() + "/realms/finmesh";
    }

    public String tokenUrl() {
        return issuer() + "/protocol/openid-connect/token";
    }

    public String keysUrl() {
        return issuer() + "/protocol/openid-connect/certs";
    }

    private String portalUrl() {
        return "http://localhost:" + ports.portal();
    }

    public String adminPassword() {
        return processes.home().secret(NAME, "admin-password");
    }

    /** Of {@code finmesh-platform}. */
    public String platformClientSecret() {
        return processes.home().secret("server", "keycloak-client-secret");
    }

    /** Of {@code finmesh-portal}. */
    public String portalClientSecret() {
        return processes.home().secret("portal", "keycloak-client-secret");
    }

    /** Of {@code finmesh-operator}. */
    public String operatorClientSecret() {
        return processes.home().secret("operator", "keycloak-client-secret");
    }

    /**
     * A Keycloak folder of this mesh's own, because the realm to import and its temporary files have to be in it; what is
     * built and large stays in the cache.
     */
    private Path home(Path installation) {
        var home = processes.home().data(NAME);
        try {
            var lib = home.resolve("lib");
            Files.deleteIfExists(lib);
            Files.createSymbolicLink(lib, installation.resolve("lib"));
            for (var folder : List.of("conf", "providers", "themes", "data/import")) {
                Files.createDirectories(home.resolve(folder));
            }
            try (var realm = Keycloak.class.getResourceAsStream("realm/" + REALM_FILE)) {
                Files.copy(realm, home.resolve("data/import").resolve(REALM_FILE), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw StackException.of("preparing " + home, e);
        }
        return home;
    }

    private Program program(Path home, PostgreSql database) {
        var command = new ArrayList<>(Program.java(
                HEAP_MIB,
                "-XX:MaxMetaspaceSize=256m",
                "-XX:TieredStopAtLevel=1",
                "-Dkc.home.dir=" + home,
                "-Djboss.server.config.dir=" + home.resolve("conf"),
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory=io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                "-Dpicocli.disable.closures=true",
                "-Duser.language=en",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                "--add-opens=java.base/java.security=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                home.resolve("lib/quarkus-run.jar").toString(),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint",
                "start",
                "--optimized",
                "--import-realm"));
        return new Program(
                NAME,
                command,
                environment(database),
                home,
                List.of(ports.keycloak(), ports.keycloakManagement()),
                Readiness.http("http://localhost:%d/health/ready".formatted(ports.keycloakManagement())),
                Duration.ofMinutes(3),
                StopSignal.TERM);
    }

    private Map<String, String> environment(PostgreSql database) {
        var environment = new LinkedHashMap<String, String>();
        environment.put("KC_HTTP_ENABLED", "true");
        environment.put("KC_HTTP_HOST", "127.0.0.1");
        environment.put("KC_HTTP_PORT", Integer.toString(ports.keycloak()));
        environment.put("KC_HTTP_MANAGEMENT_PORT", Integer.toString(ports.keycloakManagement()));
        environment.put("KC_HTTP_MANAGEMENT_SCHEME", "http");
        environment.put("KC_HOSTNAME", url());
        environment.put("KC_CACHE", "local");
        environment.put("KC_DB_URL", database.jdbcUrl("keycloak"));
        environment.put("KC_DB_USERNAME", "keycloak");
        environment.put("KC_DB_PASSWORD", database.ownerPassword("keycloak"));
        environment.put("KC_DB_POOL_INITIAL_SIZE", "1");
        environment.put("KC_DB_POOL_MAX_SIZE", "15");
        environment.put("KC_LOG_LEVEL", "info,io.smallrye.health:error");
        environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN);
        environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", adminPassword());
        environment.put("FINMESH_PORTAL_URL", portalUrl());
        environment.put("FINMESH_PORTAL_BACK_CHANNEL_URL", portalUrl());
        environment.put("FINMESH_PLATFORM_CLIENT_SECRET", platformClientSecret());
        environment.put("FINMESH_PORTAL_CLIENT_SECRET", portalClientSecret());
        environment.put("FINMESH_OPERATOR_CLIENT_SECRET", operatorClientSecret());
        return environment;
    }

    @Override
    public void close() {
        processes.stop(NAME);
    }
}
