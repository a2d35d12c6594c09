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
     */
    public record Snapshot(
            String run,
            String product,
            State state,
            @Nullable Instant startedAt,
            @Nullable Long durationMs,
            int stepsTotal,
            List<Step> steps,
            @Nullable Long rows,
            @Nullable String failure) {}

    private final String id;
    private final String product;
    private final Path log;
    private final List<Step> steps = new ArrayList<>();
    private State state = State.QUEUED;
    private int stepsTotal;
    private @Nullable Instant startedAt;
    private @Nullable Instant endedAt;
    private @Nullable Long rows;
    private @Nullable String failure;

    DbtRun(String id, String product, Path log) {
        this.id = id;
        this.product = product;
        this.log = log;
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
    }

    synchronized void publishing() {
        state = State.PUBLISHING;
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
        notifyAll();
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
                startedAt == null ? null : Duration.between(startedAt, until).toMillis(),
                stepsTotal,
                List.copyOf(steps),
                rows,
                failure);
    }
}
