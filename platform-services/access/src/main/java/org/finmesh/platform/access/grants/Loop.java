package org.finmesh.platform.access.grants;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thing done over and over, one at a time: when woken, and after the time that the last turn asked for. A turn that
 * fails is tried again after a time that doubles from {@value #BACKOFF_MS_MIN} to {@value #BACKOFF_MS_MAX} ms.
 */
public final class Loop {

    private static final Logger LOG = LoggerFactory.getLogger(Loop.class);

    private static final long BACKOFF_MS_MIN = 500;
    private static final long BACKOFF_MS_MAX = 5_000;
    private static final Duration STOP_TIME_MAX = Duration.ofSeconds(20);

    /** One turn; answers how long to wait for the next when nobody wakes it. */
    public interface Turn {
        Duration run();
    }

    private final String name;
    private final Turn turn;
    private final Semaphore woken = new Semaphore(0);
    private final Thread thread;
    private volatile boolean stopped;
    private int failures;

    public Loop(String name, Turn turn) {
        this.name = name;
        this.turn = turn;
        this.thread = Thread.ofPlatform().name("access-" + name).daemon().unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /** At once, or right after the turn that runs. */
    public void wake() {
        woken.release();
    }

    /** Lets the turn that runs finish. */
    public void stop() {
        stopped = true;
        wake();
        try {
            if (!thread.join(STOP_TIME_MAX)) {
                LOG.warn("{} did not stop within {}", name, STOP_TIME_MAX);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!stopped) {
            try {
                var wait = runOnce();
                woken.tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS);
                woken.drainPermits();
            } catch (InterruptedException e) {
                stopped = true;
            }
        }
    }

    private Duration runOnce() {
        try {
            var wait = turn.run();
            if (failures > 0) {
                LOG.info("{} works again after {} failures", name, failures);
                failures = 0;
            }
            return wait;
        } catch (RuntimeException | Error e) {
            // An error too: a loop that ended would leave access standing that has ended.
            failures++;
            logFailure(e);
            return Duration.ofMillis(Math.min(BACKOFF_MS_MAX, BACKOFF_MS_MIN << Math.min(failures - 1, 10)));
        }
    }

    /** In full at first, then at ever longer distances, so that a long outage does not fill the log. */
    private void logFailure(Throwable failure) {
        if (failures == 1) {
            LOG.warn("{} failed and is tried again: {}", name, failure.getMessage(), failure);
        } else if (Integer.bitCount(failures) == 1) {
            LOG.warn("{} failed {} times and is tried again: {}", name, failures, failure.getMessage());
        }
    }
}
