package org.finmesh.platform.processing.runtime;

import java.time.Duration;

/** Pauses between attempts: 1 s, doubled each time up to 60 s, from the start again after something went well for 60 s. */
public final class Backoff {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private volatile Duration next = FIRST;
    private long attemptBeganNs = System.nanoTime();

    /** An attempt begins. */
    public void begin() {
        attemptBeganNs = System.nanoTime();
    }

    /** The attempt failed: how long to wait before the next. */
    public Duration failed() {
        if (System.nanoTime() - attemptBeganNs > LONGEST.toNanos()) {
            next = FIRST;
        }
        var pause = next;
        next = next.multipliedBy(2).compareTo(LONGEST) < 0 ? next.multipliedBy(2) : LONGEST;
        return pause;
    }

    /** It works: the next failure is the first again. */
    public void succeeded() {
        next = FIRST;
    }
}
