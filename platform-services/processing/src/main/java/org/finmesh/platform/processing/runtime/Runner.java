package org.finmesh.platform.processing.runtime;

import java.time.Duration;
import org.apache.kafka.common.errors.InterruptException;
import org.finmesh.platform.processing.ProcessingError;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one part of the process on a thread of its own, again after a pause when it fails, until it is closed. What is
 * wrong is in {@code /health} under the part's name and, once per kind of failure, in the log.
 */
public final class Runner implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Runner.class);
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(20);

    /** Returns when there is nothing more to do; throws what went wrong. */
    public interface Part {
        /** @param backoff told when it works */
        void run(Backoff backoff) throws Exception;
    }

    private final String name;
    private final Health health;
    private final Part part;
    private final Thread thread;

    private Runner(String name, Health health, Part part, Thread.Builder threads) {
        this.name = name;
        this.health = health;
        this.part = part;
        this.thread = threads.name(name).unstarted(this::run);
        health.expect(name);
    }

    public static Runner onPlatformThread(String name, Health health, Part part) {
        return new Runner(name, health, part, Thread.ofPlatform().daemon());
    }

    public static Runner onVirtualThread(String name, Health health, Part part) {
        return new Runner(name, health, part, Thread.ofVirtual());
    }

    public Runner start() {
        thread.start();
        return this;
    }

    private void run() {
        var backoff = new Backoff();
        try {
            while (!Thread.currentThread().isInterrupted()) {
                backoff.begin();
                if (ranToItsEnd(backoff)) {
                    return;
                }
                Thread.sleep(backoff.failed());
            }
        } catch (InterruptedException closing) {
            LOG.debug("{} ends", name);
        }
    }

    private boolean ranToItsEnd(Backoff backoff) throws InterruptedException {
        try {
            part.run(backoff);
            return true;
        } catch (InterruptedException closing) {
            throw closing;
        } catch (InterruptException closing) {
            throw new InterruptedException(closing.getMessage());
        } catch (Exception failure) {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedException();
            }
            var explained = Failures.explain(failure);
            health.down(name, explained.getMessage());
            if (explained.error() == ProcessingError.INTERNAL) {
                LOG.error("{} failed and is started again", name, failure);
            }
            return false;
        } catch (Error defect) {
            LOG.error("{} failed for good", name, defect);
            health.down(name, "failed for good: " + defect);
            throw defect;
        }
    }

    /** Interrupts the part and waits until it has ended. */
    @Override
    public void close() {
        thread.interrupt();
        try {
            if (!thread.join(CLOSE_PATIENCE)) {
                LOG.warn("{} did not end within {} s", name, CLOSE_PATIENCE.toSeconds());
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
