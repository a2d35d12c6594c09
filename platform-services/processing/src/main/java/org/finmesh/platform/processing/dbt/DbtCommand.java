package org.finmesh.platform.processing.dbt;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import org.apache.commons.exec.CommandLine;
import org.apache.commons.exec.DefaultExecutor;
import org.apache.commons.exec.ExecuteWatchdog;
import org.apache.commons.exec.PumpStreamHandler;
import org.finmesh.platform.processing.ProcessingError;
import org.finmesh.platform.processing.ProcessingException;

/** One call of dbt: a list of arguments and no shell, a time limit, and an end when it is cancelled. */
final class DbtCommand {

    private static final Duration OUTPUT_PATIENCE = Duration.ofSeconds(5);

    private final DbtProject project;
    private final ExecuteWatchdog watchdog;
    private volatile boolean cancelled;

    DbtCommand(DbtProject project, Duration timeLimit) {
        this.project = project;
        this.watchdog = ExecuteWatchdog.builder().setTimeout(timeLimit).get();
    }

    /** Ends dbt; a call that has not begun does not begin. */
    void cancel() {
        cancelled = true;
        watchdog.destroyProcess();
    }

    boolean cancelled() {
        return cancelled;
    }

    /** Whether dbt was ended because its time was over. */
    boolean timedOut() {
        return watchdog.killedProcess() && !cancelled;
    }

    /**
     * @return dbt's exit code: 0 only when every model was built and every test passed
     * @throws ProcessingException when dbt cannot be started
     * @throws SQLException when PostgreSQL does not say whether an earlier dbt's statements have ended
     */
    int run(String model, boolean withSeeds, DbtLog log) throws IOException, InterruptedException, SQLException {
        var command = new CommandLine(project.program().toFile());
        project.arguments(model, withSeeds).forEach(argument -> command.addArgument(argument, false));
        var process = project.process();
        process.endLeftover();
        project.endStatements();
        project.workspace().make();
        project.results().forget();
        var output = new PumpStreamHandler(log) {
            @Override
            public void start() {
                super.start();
                process.started();
            }
        };
        output.setStopTimeout(OUTPUT_PATIENCE);
        var executor = DefaultExecutor.builder()
                .setWorkingDirectory(project.workspace().folder().toFile())
                .setExecuteStreamHandler(output)
                .get();
        executor.setWatchdog(watchdog);
        executor.setExitValues(null);
        if (cancelled) {
            return -1;
        }
        try {
            return executor.execute(command, project.environment());
        } catch (IOException notStarted) {
            throw new ProcessingException(
                    ProcessingError.DBT_FAILED,
                    "%s cannot be run: %s".formatted(project.program(), notStarted.getMessage()),
                    notStarted);
        } finally {
            process.ended();
            if (watchdog.killedProcess()) {
                project.endStatements();
            }
        }
    }
}
