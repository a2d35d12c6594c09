package org.finmesh.platform.processing.dbt;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.commons.exec.CommandLine;
import org.apache.commons.exec.DefaultExecutor;
import org.apache.commons.exec.ExecuteWatchdog;
import org.apache.commons.exec.PumpStreamHandler;
import org.finmesh.platform.processing.ProcessingError;
import org.finmesh.platform.processing.ProcessingException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which columns of which relations a published model's columns come from, out of the SQL that dbt sent. Read by <a
 * href="https://sqlglot.com">sqlglot</a>, which is installed beside dbt.
 */
final class ColumnLineage {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SCRIPT = "column_lineage.py";
    private static final Duration TIME_LIMIT = Duration.ofMinutes(1);

    /** @param type {@code DIRECT} or {@code INDIRECT}, in OpenLineage's words */
    record Origin(String relation, String column, String type) {}

    private final DbtProject project;
    private final String model;

    ColumnLineage(DbtProject project, String model) {
        this.project = project;
        this.model = model;
    }

    /**
     * By column, after a good run.
     *
     * @param relations what the model reads, beside dbt's own schema
     * @throws ProcessingException when the SQL cannot be followed, or there is no sqlglot beside dbt
     */
    Map<String, List<Origin>> read(List<String> relations) throws SQLException, IOException {
        var script = project.state().resolve(SCRIPT);
        try (var source = Objects.requireNonNull(ColumnLineage.class.getResourceAsStream(SCRIPT), SCRIPT)) {
            Files.write(script, source.readAllBytes());
        }
        var columns = project.state().resolve("columns.json");
        Files.write(columns, JSON.writeValueAsBytes(columns(relations)));
        var fields = JSON.readTree(run(script, columns)).path("fields");
        var lineage = new TreeMap<String, List<Origin>>();
        fields.forEachEntry((column, origins) -> lineage.put(
                column, origins.valueStream().map(ColumnLineage::origin).toList()));
        return lineage;
    }

    private static Origin origin(JsonNode origin) {
        return new Origin(
                origin.path(0).asString(),
                origin.path(1).asString(),
                origin.path(2).asString());
    }

    /** Of all that dbt's role can read in those schemas: what stands behind a {@code *}. */
    private Map<String, Map<String, Map<String, String>>> columns(List<String> relations) throws SQLException {
        var schemas = new TreeMap<String, Map<String, Map<String, String>>>();
        schemas.put(project.schema(), new TreeMap<>());
        relations.forEach(relation -> schemas.put(relation.substring(0, relation.indexOf('.')), new TreeMap<>()));
        try (var connection = project.connection();
                var query = connection.prepareStatement("""
                        select table_schema, table_name, column_name, data_type from information_schema.columns
                        where table_schema = any(?) order by ordinal_position""")) {
            query.setArray(1, connection.createArrayOf("text", schemas.keySet().toArray()));
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    Objects.requireNonNull(schemas.get(row.getString(1)))
                            .computeIfAbsent(row.getString(2), _ -> new java.util.LinkedHashMap<>())
                            .put(row.getString(3), row.getString(4));
                }
            }
        }
        return schemas;
    }

    private byte[] run(Path script, Path columns) throws IOException {
        var command = new CommandLine(project.program().resolveSibling("python").toFile());
        for (var argument : List.of(script.toString(), project.manifest().toString(), model, columns.toString())) {
            command.addArgument(argument, false);
        }
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var executor = DefaultExecutor.builder()
                .setExecuteStreamHandler(new PumpStreamHandler(out, err))
                .get();
        executor.setWatchdog(ExecuteWatchdog.builder().setTimeout(TIME_LIMIT).get());
        executor.setExitValues(null);
        var code = executor.execute(command, Map.of("PYTHONUNBUFFERED", "1"));
        if (code != 0) {
            var said = err.toString(StandardCharsets.UTF_8).strip();
            throw new ProcessingException(
                    ProcessingError.DBT_FAILED,
                    "the columns of model %s cannot be traced: %s"
                            .formatted(model, said.substring(said.lastIndexOf('\n') + 1)));
        }
        return out.toByteArray();
    }
}
