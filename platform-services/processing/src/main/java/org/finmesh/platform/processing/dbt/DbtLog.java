package org.finmesh.platform.processing.dbt;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.apache.commons.exec.LogOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads dbt's JSON log line by line as it comes: text into the run's log file, results of models, tests and seeds into the
 * run's progress. See <a href="https://docs.getdbt.com/reference/events-logging">dbt's structured logging</a>.
 */
final class DbtLog extends LogOutputStream {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final DbtRun run;
    private final BufferedWriter file;
    private @Nullable String firstError;

    DbtLog(DbtRun run) throws IOException {
        this.run = run;
        this.file = Files.newBufferedWriter(run.log());
    }

    @Override
    protected synchronized void processLine(String line, int level) {
        try {
            var event = JSON.readTree(line);
            var info = event.path("info");
            if (info.isObject()) {
                write(
                        info.path("ts").asString(""),
                        info.path("level").asString("info"),
                        info.path("msg").asString(""));
                progress(info, event.path("data"));
            } else {
                write(Instant.now().toString(), "info", line);
            }
        } catch (JacksonException plainText) {
            write(Instant.now().toString(), "error", line);
            remember(line);
        }
    }

    private void progress(JsonNode info, JsonNode data) {
        var name = info.path("name").asString("");
        if (data.path("total").isInt() && data.path("index").isInt()) {
            run.consistsOf(data.path("total").intValue());
        }
        if (name.startsWith("Log")
                && name.endsWith("Result")
                && data.path("node_info").isObject()) {
            run.stepped(new DbtRun.Step(
                    data.path("node_info").path("node_name").asString(""),
                    data.path("node_info").path("node_status").asString("").toLowerCase(Locale.ROOT),
                    data.path("execution_time").asDouble(0)));
        }
        if (name.equals("RunResultError") || name.equals("MainEncounteredError")) {
            remember(info.path("msg").asString(""));
        }
    }

    private void remember(String error) {
        if (firstError == null && !error.isBlank()) {
            firstError = error.strip()
                    .lines()
                    .limit(6)
                    .reduce((before, line) -> before + " " + line.strip())
                    .orElse("");
        }
    }

    private void write(String at, String level, String message) {
        try {
            file.write("%s %-5s %s".formatted(at, level, message));
            file.newLine();
            file.flush();
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** A line of our own, among dbt's. */
    synchronized void note(String level, String message) {
        write(Instant.now().truncatedTo(ChronoUnit.MICROS).toString(), level, message);
    }

    /** The first error that dbt wrote, or what is said when it wrote none. */
    synchronized String firstErrorOr(String otherwise) {
        return firstError == null ? otherwise : firstError;
    }

    @Override
    public void close() throws IOException {
        super.close();
        file.close();
    }
}
