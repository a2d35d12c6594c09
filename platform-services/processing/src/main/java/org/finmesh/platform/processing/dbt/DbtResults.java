package org.finmesh.platform.processing.dbt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What dbt says of each model and test of a run, in its file <a
 * href="https://docs.getdbt.com/reference/artifacts/run-results-json">run_results.json</a>.
 */
final class DbtResults {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<String> FAILED = Set.of("error", "fail");

    /**
     * @param status of dbt: {@code success}, {@code pass}, {@code error}, {@code fail}, {@code warn}, {@code skipped}
     * @param failures rows that a test selected; 0 of others
     * @param sql as it was sent to the database; null where dbt did not come so far
     */
    record Result(
            String name,
            String status,
            long failures,
            @Nullable String sql) {

        boolean failed() {
            return FAILED.contains(status);
        }
    }

    private final Path file;

    DbtResults(Path target) {
        this.file = target.resolve("run_results.json");
    }

    /** To be called before dbt is: what an earlier run left is not this run's. */
    void forget() throws IOException {
        Files.deleteIfExists(file);
    }

    /** In dbt's order; none where dbt ended before it wrote any. */
    List<Result> read() {
        if (!Files.exists(file)) {
            return List.of();
        }
        return JSON.readTree(file)
                .path("results")
                .valueStream()
                .map(DbtResults::result)
                .toList();
    }

    Optional<Result> firstFailure() {
        return read().stream().filter(Result::failed).findFirst();
    }

    private static Result result(JsonNode result) {
        return new Result(
                // model.<project>.<name>, and behind a generic test's name a hash
                result.path("unique_id").asString("").split("\\.")[2],
                result.path("status").asString(""),
                result.path("failures").asLong(0),
                result.path("compiled_code").asString(null));
    }
}
