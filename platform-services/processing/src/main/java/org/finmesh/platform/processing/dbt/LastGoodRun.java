package org.finmesh.platform.processing.dbt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;
import org.finmesh.platform.processing.record.EventTime;
import tools.jackson.databind.json.JsonMapper;

/** Remembers over restarts when the run whose result readers see began to read its inputs. */
final class LastGoodRun {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** @param readAt microseconds since the epoch */
    record Good(long readAt, long rows) {}

    private final Path file;

    LastGoodRun(Path folder) {
        this.file = folder.resolve("last-good-run.json");
    }

    Optional<Good> read() {
        return Files.exists(file) ? Optional.of(JSON.readValue(file, Good.class)) : Optional.empty();
    }

    void write(Instant readAt, long rows) throws IOException {
        var written = file.resolveSibling(file.getFileName() + ".new");
        Files.write(written, JSON.writeValueAsBytes(new Good(EventTime.micros(readAt), rows)));
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
