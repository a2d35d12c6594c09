package org.finmesh.platform.processing.dbt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers which dbt process runs, so that one whose parent was killed is ended before the next begins: two at once would
 * build the same relations.
 */
final class DbtProcess {

    private static final Logger LOG = LoggerFactory.getLogger(DbtProcess.class);
    private static final Duration END_PATIENCE = Duration.ofSeconds(10);

    private final Path file;
    private final Set<ProcessHandle> others;

    DbtProcess(Path stateFolder) {
        this.file = stateFolder.resolve("running");
        this.others = ProcessHandle.current().children().collect(Collectors.toSet());
    }

    /** To be called when dbt has been started: it is the one child that was not there before. */
    void started() {
        var dbt = ProcessHandle.current()
                .children()
                .filter(child -> !others.contains(child))
                .map(DbtProcess::identity)
                .toList();
        try {
            Files.write(file, dbt);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    void ended() throws IOException {
        Files.deleteIfExists(file);
    }

    /** Ends what an earlier process of this domain left behind. */
    void endLeftover() throws IOException, InterruptedException {
        if (!Files.exists(file)) {
            return;
        }
        for (var identity : Files.readAllLines(file)) {
            var process = ProcessHandle.of(Long.parseLong(identity.split(" ")[0]));
            if (process.isPresent() && identity(process.get()).equals(identity)) {
                LOG.warn(
                        "dbt, process {}, is left over from an earlier run and is ended",
                        process.get().pid());
                end(process.get());
            }
        }
        ended();
    }

    private static void end(ProcessHandle process) throws InterruptedException {
        process.destroyForcibly();
        try {
            process.onExit().get(END_PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException staying) {
            LOG.warn("process {} does not end", process.pid(), staying);
        }
    }

    /** A process number alone may be another's by now. */
    private static String identity(ProcessHandle process) {
        return process.pid() + " "
                + process.info().startInstant().map(Object::toString).orElse("");
    }
}
