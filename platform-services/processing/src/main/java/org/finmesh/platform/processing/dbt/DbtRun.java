package org.finmesh.platform.processing.dbt;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One run of a dbt product, from its request on. Thread-safe. */
public final class DbtRun {

    public enum State {
        QUEUED,
        RUNNING,
        PUBLISHING,
        SUCCEEDED,
        FAILED,
        CANCELLED,
        TIMED_OUT;

        boolean ended() {
            return compareTo(SUCCEEDED) >= 0;
        }
    }

    /** @param status of dbt: {@code success}, {@code pass}, {@code error}, {@code fail}, {@code warn}, {@code skipped} */
    public record Step(String name, String status, double seconds) {}

    /**
     * A run as it is now.
     *
     * @param stepsTotal models, tests and seeds that the run consists of; 0 until dbt says so
     * @param rows published; null unless it succeeded
     * @param failure what failed; null unless it did
     * @param failedModel the model or test at which it failed; null where it did not fail at one
     * @param sql of that, as it was sent to the database; null where dbt did not come so far
     */
    public record Snapshot(
            String run,
            String product,
            State state,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable Long durationMs,
            int stepsTotal,
            List<Step> steps,
            @Nullable Long rows,
            @Nullable String failure,
            @Nullable String failedModel,
            @Nullable String sql) {}

    /** Told of each change, in their order; must not wait. */
    interface Changes {
        void changed(Snapshot now);
    }

    private final String id;
    private final String product;
    private final Path log;
    private final Changes changes;
    private final List<Step> steps = new ArrayList<>();
    private State state = State.QUEUED;
    private int stepsTotal;
    private @Nullable Instant startedAt;
    private @Nullable Instant endedAt;
    private @Nullable Long rows;
    private @Nullable String failure;
    private @Nullable String failedModel;
    private @Nullable String sql;

    DbtRun(String id, String product, Path log, Changes changes) {
        this.id = id;
        this.product = product;
        this.log = log;
        this.changes = changes;
    }

    public String id() {
        return id;
    }

    public Path log() {
        return log;
    }

    synchronized State state() {
        return state;
    }

    synchronized void started() {
        startedAt = Instant.now();
        state = State.RUNNING;
        changes.changed(snapshot());
    }

    synchronized Instant startedAt() {
        if (startedAt == null) {
            throw new IllegalStateException("run %s has not started".formatted(id));
        }
        return startedAt;
    }

    synchronized void consistsOf(int total) {
        stepsTotal = total;
    }

    synchronized void stepped(Step step) {
        steps.add(step);
        changes.changed(snapshot());
    }

    /** What a failure to come is of. */
    synchronized void failedAt(String model, @Nullable String itsSql) {
        failedModel = model;
        sql = itsSql;
    }

    synchronized void publishing() {
        state = State.PUBLISHING;
        changes.changed(snapshot());
    }

    synchronized void succeeded(long rowsPublished) {
        rows = rowsPublished;
        end(State.SUCCEEDED);
    }

    synchronized void failed(State how, String message) {
        if (!state.ended()) {
            failure = message;
            end(how);
        }
    }

    private void end(State how) {
        state = how;
        endedAt = Instant.now();
        changes.changed(snapshot());
    }

    synchronized @Nullable String failure() {
        return failure;
    }

    /** The names of the steps that failed, in their order. */
    synchronized List<String> failedSteps() {
        return steps.stream()
                .filter(step -> step.status().equals("error") || step.status().equals("fail"))
                .map(Step::name)
                .toList();
    }

    public synchronized Snapshot snapshot() {
        var until = endedAt == null ? Instant.now() : endedAt;
        return new Snapshot(
                id,
                product,
                state,
                startedAt,
                endedAt,
                startedAt == null ? null : Duration.between(startedAt, until).toMillis(),
                stepsTotal,
                List.copyOf(steps),
                rows,
                failure,
                failedModel,
                sql);
    }
}
