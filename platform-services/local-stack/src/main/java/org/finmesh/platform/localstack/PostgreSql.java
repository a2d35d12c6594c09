package org.finmesh.platform.localstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.finmesh.platform.localstack.Program.StopSignal;
import org.finmesh.platform.localstack.download.Programs;

/**
 * A PostgreSQL server on loopback with the four databases of a mesh: {@code platform} and {@code mesh} belong to the role
 * {@code platform}, which may create roles and end their sessions and is no superuser; {@code keycloak} and {@code
 * registry} to roles of their names. All logins are by password (SCRAM).
 */
public final class PostgreSql implements AutoCloseable {

    /** The process's name. */
    public static final String NAME = "postgresql";

    /** The control plane's role. */
    public static final String PLATFORM_USER = "platform";

    private static final String SUPERUSER = "postgres";
    private static final int CONNECTIONS_MAX = 200;

    private final Processes processes;
    private final MeshPorts ports;

    private PostgreSql(Processes processes, MeshPorts ports) {
        this.processes = processes;
        this.ports = ports;
    }

    /** The server of that home, whether it runs or not. */
    public static PostgreSql at(Processes processes, MeshPorts ports) {
        return new PostgreSql(processes, ports);
    }

    /** Starts it, with a new database cluster when the home has none, and makes sure of databases and roles. */
    public static PostgreSql start(Processes processes, MeshPorts ports) {
        var server = new PostgreSql(processes, ports);
        var binaries = Programs.ofUser().postgreSql();
        var data = server.initialized(binaries);
        processes.start(server.program(binaries, data));
        server.setUp();
        return server;
    }

    public int port() {
        return ports.postgreSql();
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port(), database);
    }

    /** Of the control plane's own state. */
    public String platformJdbcUrl() {
        return jdbcUrl("platform");
    }

    /** Of the data products. */
    public String meshJdbcUrl() {
        return jdbcUrl("mesh");
    }

    /** Of {@link #PLATFORM_USER}. */
    public String platformPassword() {
        return processes.home().secret("server", "db-password");
    }

    /** Of the role {@code keycloak} or {@code registry}. */
    String ownerPassword(String role) {
        return processes.home().secret(role, "db-password");
    }

    /** For tests and for setting up; no process of the mesh has it. */
    public String superuserPassword() {
        return processes.home().secret(NAME, "superuser-password");
    }

    public String superuser() {
        return SUPERUSER;
    }

    private Path initialized(Path binaries) {
        var data = processes.home().data(NAME).resolve("cluster");
        if (Files.exists(data)) {
            return data;
        }
        var draft = data.resolveSibling("cluster.draft");
        var password = processes.home().secrets(NAME).resolve("superuser-password");
        superuserPassword();
        try {
            new StackHome(draft).delete();
            processes.run(initdb(binaries, draft, password));
            Files.move(draft, data, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw StackException.of("creating " + data, e);
        }
        return data;
    }

    private Program initdb(Path binaries, Path data, Path passwordFile) {
        var command = unprivileged(List.of(
                binaries.resolve("bin/initdb").toString(),
                "--pgdata=" + data,
                "--username=" + SUPERUSER,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C",
                "--data-checksums"));
        return new Program(
                "postgresql-initdb",
                command,
                Map.of(),
                data.getParent(),
                List.of(),
                () -> {},
                Duration.ofMinutes(2),
                StopSignal.TERM);
    }

    private Program program(Path binaries, Path data) {
        var command = unprivileged(List.of(
                binaries.resolve("bin/postgres").toString(),
                "-D",
                data.toString(),
                "-p",
                Integer.toString(port()),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=",
                "-c",
                "fsync=on",
                "-c",
                "timezone=UTC",
                "-c",
                "max_connections=" + CONNECTIONS_MAX,
                "-c",
                "shared_buffers=128MB",
                "-c",
                "password_encryption=scram-sha-256",
                "-c",
                "log_line_prefix=%m %u@%d "));
        return new Program(
                NAME,
                command,
                Map.of(),
                data.getParent(),
                List.of(port()),
                this::requireAnswer,
                Duration.ofSeconds(60),
                StopSignal.INT);
    }

    /**
     * PostgreSQL refuses to run as root. In a user namespace of its own it is nobody, while its files stay root's, so no
     * folder has to change hands.
     */
    private static List<String> unprivileged(List<String> command) {
        if (!"root".equals(System.getProperty("user.name"))) {
            return command;
        }
        var unshare = SearchPath.find("unshare")
                .orElseThrow(
                        () -> new StackException(
                                StackError.TOOL_MISSING,
                                "PostgreSQL does not run as root, and there is no unshare to shed root with: run as another user, or install util-linux"));
        var all = new ArrayList<>(List.of(unshare, "--user"));
        all.addAll(command);
        return all;
    }

    private void requireAnswer() throws SQLException {
        execute("postgres", List.of("SELECT 1"));
    }

    private void setUp() {
        try {
            PostgreSqlSetUp.run(this);
        } catch (SQLException e) {
            throw new StackException(
                    StackError.SETUP_FAILED,
                    "PostgreSQL runs, but its databases and roles could not be set up: %s. Its log: %s"
                            .formatted(e.getMessage(), processes.log(NAME)),
                    e);
        }
    }

    void execute(String database, List<String> statements) throws SQLException {
        try (var connection = connect(database);
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    boolean finds(String query) throws SQLException {
        try (var connection = connect("postgres");
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    private Connection connect(String database) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", SUPERUSER);
        properties.setProperty("password", superuserPassword());
        properties.setProperty("connectTimeout", "5");
        return DriverManager.getConnection(jdbcUrl(database), properties);
    }

    @Override
    public void close() {
        processes.stop(NAME);
    }
}
