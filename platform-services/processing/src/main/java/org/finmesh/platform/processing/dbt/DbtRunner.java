package org.finmesh.platform.processing.dbt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.finmesh.platform.contract.Contract;
import org.finmesh.platform.processing.DbtProduct;
import org.finmesh.platform.processing.ProcessingError;
import org.finmesh.platform.processing.ProcessingException;
import org.finmesh.platform.processing.dbt.DbtRun.State;
import org.finmesh.platform.processing.meter.PortMeter;
import org.finmesh.platform.processing.record.EventTime;
import org.finmesh.platform.processing.report.Reports;
import org.finmesh.platform.processing.runtime.Health;
import org.finmesh.platform.processing.runtime.Settings;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one dbt product: by its schedule, first when its inputs have rows, and whenever it is asked. A run that fails leaves
 * the last good result where it is.
 */
public final class DbtRunner {

    private static final Logger LOG = LoggerFactory.getLogger(DbtRunner.class);
    private static final DateTimeFormatter RUN_ID =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);
    private static final Pattern RUN = Pattern.compile("\\d{8}-\\d{6}-\\d{3}");
    private static final int RUNS_KEPT = 20;
    private static final Duration INPUTS_POLL = Duration.ofSeconds(2);

    private final String component;
    private final DbtProduct product;
    private final DbtProject project;
    private final DbtInputs inputs;
    private final DbtPublication publication;
    private final Contract contract;
    private final ContractQuality quality;
    private final ColumnLineage columns;
    private final DbtReports reports;
    private final LastGoodRun lastGood;
    private final DbtSeeds seeds;
    private final PortMeter meter;
    private final Health health;
    private final Lock oneRunPerProject;
    private final Duration every;
    private final Deque<DbtRun> runs = new ArrayDeque<>();
    private @Nullable DbtRun requested;
    private @Nullable DbtCommand current;
    private volatile BiConsumer<String, Duration> ended = (_, _) -> {};
    private volatile boolean closing;

    /**
     * @param component the name in {@code /health}
     * @param model that is published, one of {@code models}
     * @param models all of the domain's project
     * @param oneRunPerProject held during a run, shared by the domain's dbt products
     */
    public DbtRunner(
            String component,
            DbtProduct product,
            DbtModel model,
            List<DbtModel> models,
            Settings settings,
            PortMeter meter,
            Reports reports,
            Health health,
            Lock oneRunPerProject) {
        this.component = component;
        this.product = product;
        this.project = new DbtProject(settings, models);
        this.inputs = new DbtInputs(project, model.name(), model.product());
        this.publication = new DbtPublication(
                model.contract(), settings.maskingKey(model.contract()), project.schema() + "." + model.name());
        this.reports = new DbtReports(model.contract().port(), reports);
        this.quality = new ContractQuality(project, model);
        this.columns = new ColumnLineage(project, model.name());
        this.contract = model.contract();
        this.lastGood = new LastGoodRun(folder());
        this.seeds = new DbtSeeds(project.folder(), folder());
        this.meter = meter;
        this.health = health;
        this.oneRunPerProject = oneRunPerProject;
        this.every = settings.dbtEvery().orElse(product.every());
    }

    /** Who is told of each run that has ended, from now on: its state in small letters, and how long it took. */
    public void ended(BiConsumer<String, Duration> listener) {
        ended = listener;
    }

    /** As in {@code /runs/<name>}. */
    public String name() {
        return product.name();
    }

    private Path folder() {
        return project.state().resolve(product.name());
    }

    /** Relations that the model and what it is built from read; by dbt's own account once it has run. */
    public List<String> inputRelations() {
        return inputs.relations();
    }

    /**
     * Runs until it is interrupted.
     *
     * @throws SQLException when PostgreSQL is away before a run; whoever calls calls again
     */
    public void run() throws InterruptedException, IOException, SQLException {
        project.program();
        Files.createDirectories(folder());
        lastGood.read().ifPresent(good -> meter.inputsReadUpTo(good.readAt(), good.rows()));
        awaitInputs();
        while (true) {
            execute(next());
            waitForRequest(every);
        }
    }

    /** Ends a run in progress and starts none after it. Commons Exec forgets interrupts, so that alone would not do. */
    public void end() {
        closing = true;
        cancel();
    }

    private void awaitInputs() throws InterruptedException, SQLException {
        while (!inputs.haveRows()) {
            health.up(component, "waits until %s have rows".formatted(inputs.relations()));
            if (waitForRequest(INPUTS_POLL)) {
                return;
            }
        }
    }

    /** Whether one was requested. */
    private synchronized boolean waitForRequest(Duration atMost) throws InterruptedException {
        var until = System.nanoTime() + atMost.toNanos();
        while (requested == null) {
            var restMs = Duration.ofNanos(until - System.nanoTime()).toMillis();
            if (restMs <= 0) {
                return false;
            }
            wait(restMs);
        }
        return true;
    }

    /** The run to come; one that is queued already is that run. */
    public synchronized DbtRun request() {
        if (requested == null) {
            var id = RUN_ID.format(Instant.now());
            requested = new DbtRun(id, product.name(), folder().resolve(id + ".log"), reports::run);
            runs.addFirst(requested);
            notifyAll();
        }
        return requested;
    }

    private synchronized DbtRun next() {
        var run = request();
        requested = null;
        while (runs.size() > RUNS_KEPT) {
            runs.removeLast();
        }
        return run;
    }

    /** Where the log of one of the latest {@value #RUNS_KEPT} runs is kept, also of those before a restart; empty where there is none. */
    public Optional<Path> log(String run) {
        return RUN.matcher(run).matches()
                ? Optional.of(folder().resolve(run + ".log")).filter(Files::exists)
                : Optional.empty();
    }

    /** The latest requested run. */
    public synchronized Optional<DbtRun> latest() {
        return Optional.ofNullable(runs.peekFirst());
    }

    /** Ends the run in progress; the last good result stays. Whether there was one. */
    public synchronized boolean cancel() {
        if (current == null) {
            return false;
        }
        current.cancel();
        return true;
    }

    private synchronized void current(@Nullable DbtCommand command) {
        current = command;
    }

    private void execute(DbtRun run) throws InterruptedException, IOException {
        oneRunPerProject.lockInterruptibly();
        var command = new DbtCommand(project, product.timeLimit());
        current(command);
        run.started();
        try (var log = new DbtLog(run)) {
            build(command, run, log);
        } finally {
            current(null);
            oneRunPerProject.unlock();
        }
        deleteOldLogs();
    }

    private void build(DbtCommand command, DbtRun run, DbtLog log) throws InterruptedException, IOException {
        try {
            health.up(component, "runs");
            var exitCode = command.run(product.model(), !seeds.areLoaded(), log);
            inputs.observe();
            quality.report(project.results().read(), reports);
            requireGood(command, exitCode, run, log);
            seeds.loaded();
            publish(run, log);
            trace(log);
        } catch (ProcessingException | SQLException failure) {
            var state = command.cancelled() ? State.CANCELLED : command.timedOut() ? State.TIMED_OUT : State.FAILED;
            fail(run, log, state, failure.getMessage());
        } finally {
            command.cancel();
            run.failed(State.CANCELLED, "the process ended");
            var outcome = run.snapshot();
            ended.accept(
                    outcome.state().name().toLowerCase(Locale.ROOT),
                    Duration.ofMillis(Objects.requireNonNullElse(outcome.durationMs(), 0L)));
        }
        if (closing || Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    private void requireGood(DbtCommand command, int exitCode, DbtRun run, DbtLog log) {
        if (command.cancelled()) {
            throw new ProcessingException(ProcessingError.DBT_FAILED, "run %s was cancelled".formatted(run.id()));
        }
        if (command.timedOut()) {
            throw new ProcessingException(
                    ProcessingError.DBT_FAILED,
                    "run %s was ended after its time limit of %s".formatted(run.id(), product.timeLimit()));
        }
        if (exitCode != 0) {
            var failed = run.failedSteps();
            project.results()
                    .firstFailure()
                    .ifPresentOrElse(
                            result -> run.failedAt(result.name(), result.sql()),
                            () -> failed.stream().findFirst().ifPresent(step -> run.failedAt(step, null)));
            throw new ProcessingException(
                    ProcessingError.DBT_FAILED,
                    "run %s failed%s: %s"
                            .formatted(
                                    run.id(),
                                    failed.isEmpty() ? "" : " at " + String.join(", ", failed),
                                    log.firstErrorOr("dbt ended with code " + exitCode)));
        }
    }

    private void publish(DbtRun run, DbtLog log) throws SQLException, IOException {
        run.publishing();
        long rows;
        try (var connection = project.domainConnection()) {
            rows = publication.publish(connection, run.startedAt());
        }
        lastGood.write(run.startedAt(), rows);
        meter.inputsReadUpTo(EventTime.micros(run.startedAt()), rows);
        meter.publishedByRun(rows);
        run.succeeded(rows);
        var message = "run %s published %d rows in %d ms"
                .formatted(run.id(), rows, run.snapshot().durationMs());
        log.note("info", message);
        health.up(component, message);
        LOG.info("{}: {}", component, message);
    }

    /** A run whose columns cannot be traced is good all the same: that it cannot is said. */
    private void trace(DbtLog log) {
        try {
            reports.lineage(LineageEvent.of(contract, columns.read(inputs.relations()), Instant.now()));
        } catch (ProcessingException | SQLException | IOException untraced) {
            log.note("warn", "where the columns come from is not reported: " + untraced.getMessage());
            LOG.warn("{}: where the columns come from is not reported", component, untraced);
        }
    }

    private void fail(DbtRun run, DbtLog log, State state, String message) throws IOException {
        seeds.forget();
        run.failed(state, message);
        log.note("error", message);
        health.down(component, "%s (log: %s)".formatted(message, run.log()));
    }

    private void deleteOldLogs() throws IOException {
        try (var files = Files.list(folder())) {
            var old = files.filter(file -> file.toString().endsWith(".log"))
                    .sorted(Comparator.comparing(Path::getFileName).reversed())
                    .skip(RUNS_KEPT)
                    .toList();
            for (var file : old) {
                Files.deleteIfExists(file);
            }
        }
    }
}
