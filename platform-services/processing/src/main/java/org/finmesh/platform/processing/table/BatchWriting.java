package org.finmesh.platform.processing.table;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes one batch at a time on a thread of its own, so that the next is read meanwhile: the longer a write takes, the larger
 * is the next batch, and the less each of its rows costs.
 */
final class BatchWriting implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BatchWriting.class);
    private static final Duration END_PATIENCE = Duration.ofSeconds(15);

    private final ExecutorService thread;
    private Future<?> underWay = CompletableFuture.completedFuture(null);

    BatchWriting(String name) {
        this.thread = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name(name).daemon().factory());
    }

    /**
     * Begins to write when nothing is under way.
     *
     * @throws SQLException of what was under way before, as any other that it failed with
     */
    void begin(Callable<Void> write) throws SQLException, InterruptedException {
        await();
        underWay = thread.submit(write);
    }

    void await() throws SQLException, InterruptedException {
        await(Duration.ofDays(1));
    }

    /** Whether nothing is under way, at the latest after so long. */
    boolean await(Duration atMost) throws SQLException, InterruptedException {
        try {
            underWay.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException _) {
            return false;
        } catch (ExecutionException failed) {
            switch (failed.getCause()) {
                case SQLException away -> throw away;
                case InterruptedException ending -> throw ending;
                case RuntimeException wrong -> throw wrong;
                case Error fatal -> throw fatal;
                case null, default -> throw new IllegalStateException(failed);
            }
        }
    }

    /** What is under way is committed, unless that takes long: then it is done again at the next start. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(END_PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("a batch is not written after {}: it is given up", END_PATIENCE);
                thread.shutdownNow();
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
