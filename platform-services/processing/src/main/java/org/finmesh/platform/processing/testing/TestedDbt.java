package org.finmesh.platform.processing.testing;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A domain's dbt project on a real database, with seeds of the test's own: a copy of the project, so that what the domain
 * has stays as it is.
 *
 * @param program of dbt
 * @param project the copy
 * @param jdbcUrl of the database
 * @param schema where dbt builds
 */
public record TestedDbt(Path program, Path project, String jdbcUrl, String user, String password, String schema) {

    private static final String PROFILES = """
            finmesh:
              target: test
              outputs:
                test:
                  type: postgres
                  host: "{{ env_var('FINMESH_DBT_HOST') }}"
                  port: "{{ env_var('FINMESH_DBT_PORT') | as_number }}"
                  dbname: "{{ env_var('FINMESH_DBT_DATABASE') }}"
                  user: "{{ env_var('FINMESH_DBT_USER') }}"
                  password: "{{ env_var('DBT_ENV_SECRET_PASSWORD') }}"
                  schema: "{{ env_var('FINMESH_DBT_SCHEMA') }}"
                  threads: 2
            """;

    /** Copies the project at {@code from} to {@code project}, which is not there yet. */
    public TestedDbt copiedFrom(Path from) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                Files.copy(file, project.resolve(from.relativize(file).toString()));
            }
        }
        Files.writeString(project.resolve("profiles.yml"), PROFILES);
        return this;
    }

    /** Names what models read, as the domain's process does by its contracts: views of one schema, the source's name too. */
    public TestedDbt source(String schemaRead, String... views) throws IOException {
        var tables = Stream.of(views).map("      - name: %s%n"::formatted).collect(Collectors.joining());
        Files.writeString(project.resolve("models").resolve("contract_sources.yml"), """
                version: 2
                sources:
                  - name: %s
                    tables:
                %s""".formatted(schemaRead, tables));
        return this;
    }

    /** Puts {@code csv} in the place of a seed. */
    public TestedDbt seed(String name, String csv) throws IOException {
        Files.writeString(project.resolve("seeds").resolve(name + ".csv"), csv);
        return this;
    }

    public Connection connection() throws SQLException {
        return DriverManager.getConnection(jdbcUrl, user, password);
    }

    /**
     * Builds models, what they are made of, and runs their tests, as the domain does.
     *
     * @return what dbt said when it failed; empty where all is good
     */
    public String build(String... models) throws IOException, InterruptedException {
        var command = new ArrayList<>(
                List.of(program.toString(), "build", "--no-use-colors", "--no-version-check", "--select"));
        for (var model : models) {
            command.add("+" + model);
        }
        var dbt = new ProcessBuilder(command).directory(project.toFile()).redirectErrorStream(true);
        var database = URI.create(jdbcUrl.substring("jdbc:".length()));
        dbt.environment().put("DBT_SEND_ANONYMOUS_USAGE_STATS", "false");
        dbt.environment().put("DBT_PROFILES_DIR", project.toString());
        dbt.environment().put("FINMESH_DBT_HOST", database.getHost());
        dbt.environment().put("FINMESH_DBT_PORT", Integer.toString(database.getPort()));
        dbt.environment().put("FINMESH_DBT_DATABASE", database.getPath().substring(1));
        dbt.environment().put("FINMESH_DBT_USER", user);
        dbt.environment().put("FINMESH_DBT_SCHEMA", schema);
        dbt.environment().put("DBT_ENV_SECRET_PASSWORD", password);
        var process = dbt.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() == 0 ? "" : output;
    }
}
