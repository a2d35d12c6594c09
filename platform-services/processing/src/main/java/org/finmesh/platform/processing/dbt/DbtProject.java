package org.finmesh.platform.processing.dbt;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.finmesh.platform.processing.runtime.Settings;

/** The domain's dbt project: where it is, and how dbt is called for it. */
final class DbtProject {

    /** What dbt's sessions in PostgreSQL are called. */
    private static final String APPLICATION = "finmesh-dbt";

    /** The password comes by the environment: in a file or an argument others could read it. */
    private static final String PROFILES = """
            finmesh:
              target: mesh
              outputs:
                mesh:
                  type: postgres
                  host: "{{ env_var('FINMESH_DBT_HOST') }}"
                  port: "{{ env_var('FINMESH_DBT_PORT') | as_number }}"
                  dbname: "{{ env_var('FINMESH_DBT_DATABASE') }}"
                  user: "{{ env_var('FINMESH_DBT_USER') }}"
                  password: "{{ env_var('DBT_ENV_SECRET_PASSWORD') }}"
                  schema: "{{ env_var('FINMESH_DBT_SCHEMA') }}"
                  application_name: %s
                  threads: 2
                  connect_timeout: 30
                  keepalives_idle: 30
            """.formatted(APPLICATION);

    private static final List<String> INHERITED = List.of("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR");

    private final Settings settings;
    private final Path folder;
    private final Path state;
    private final DbtWorkspace workspace;

    /** @param models all that the domain publishes of the project */
    DbtProject(Settings settings, List<DbtModel> models) {
        this.settings = settings;
        this.folder = settings.domainFolder().resolve("dbt");
        this.state = settings.stateFolder().resolve("dbt");
        this.workspace = new DbtWorkspace(folder, state.resolve("project"), models);
    }

    /** As the domain wrote it. */
    Path folder() {
        return folder;
    }

    /** What dbt is run on. */
    DbtWorkspace workspace() {
        return workspace;
    }

    DbtResults results() {
        return new DbtResults(state.resolve("target"));
    }

    Path state() {
        return state;
    }

    /** To be asked for before dbt is started. */
    DbtProcess process() {
        return new DbtProcess(state);
    }

    /** Where dbt describes what it ran, with every model's inputs. */
    Path manifest() {
        return state.resolve("target").resolve("manifest.json");
    }

    Path program() {
        return settings.dbtProgram();
    }

    String schema() {
        return settings.domain().sqlSchema() + "_dbt";
    }

    /**
     * The model, what it is built from, and their tests.
     *
     * @param withSeeds whether seeds are loaded too, or stay as an earlier run loaded them
     */
    List<String> arguments(String model, boolean withSeeds) throws IOException {
        var profiles = Files.createDirectories(state.resolve("profiles"));
        Files.writeString(profiles.resolve("profiles.yml"), PROFILES);
        var arguments = new ArrayList<>(List.of(
                "build",
                "--select",
                "+" + model,
                // A test that reads a model of another product would be run before that one is built.
                "--indirect-selection",
                "buildable",
                "--project-dir",
                workspace.folder().toString(),
                "--profiles-dir",
                profiles.toString(),
                "--target-path",
                state.resolve("target").toString(),
                "--log-path",
                state.resolve("logs").toString(),
                "--log-format",
                "json",
                "--log-level-file",
                "none",
                "--no-use-colors",
                "--no-version-check"));
        if (!withSeeds) {
            arguments.addAll(List.of("--exclude", "resource_type:seed"));
        }
        return List.copyOf(arguments);
    }

    Map<String, String> environment() {
        var environment = new HashMap<String, String>();
        for (var name : INHERITED) {
            var value = System.getenv(name);
            if (value != null) {
                environment.put(name, value);
            }
        }
        var database = URI.create(settings.databaseUrl().substring("jdbc:".length()));
        environment.put("DBT_SEND_ANONYMOUS_USAGE_STATS", "false");
        environment.put("PYTHONUNBUFFERED", "1");
        environment.put("FINMESH_DBT_HOST", database.getHost());
        environment.put("FINMESH_DBT_PORT", Integer.toString(database.getPort() < 0 ? 5432 : database.getPort()));
        environment.put("FINMESH_DBT_DATABASE", database.getPath().substring(1));
        environment.put("FINMESH_DBT_USER", settings.dbtUser());
        environment.put("FINMESH_DBT_SCHEMA", schema());
        environment.put("DBT_ENV_SECRET_PASSWORD", settings.dbtPassword());
        return environment;
    }

    /**
     * Ends what PostgreSQL still does for a dbt that was killed: it goes on by itself, and holds what the next run builds.
     * To be called while no run is in progress.
     */
    void endStatements() throws SQLException {
        try (var connection = connection();
                var ending = connection.prepareStatement("""
                        SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity
                        WHERE usename = current_user AND application_name = ?""")) {
            ending.setString(1, APPLICATION);
            ending.executeQuery().close();
        }
    }

    /** As dbt's own role, which reads the inputs. */
    Connection connection() throws SQLException {
        return open(settings.dbtUser(), settings.dbtPassword());
    }

    /** As the domain's role, which writes the table port. */
    Connection domainConnection() throws SQLException {
        return open(settings.databaseUser(), settings.databasePassword());
    }

    private Connection open(String user, String password) throws SQLException {
        var properties = new Properties();
        properties.put("user", user);
        properties.put("password", password);
        properties.put("connectTimeout", "10");
        properties.put("socketTimeout", "600");
        return DriverManager.getConnection(settings.databaseUrl(), properties);
    }
}
