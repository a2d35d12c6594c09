package org.finmesh.platform.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;

/** Waiting for what systems do in their own time, and saying how long it took. */
public final class Until {

    private static final long BETWEEN_MS = 20;

    private Until() {}

    /** Asks again and again until it holds; fails at the deadline. */
    public static void until(Duration max, Callable<Boolean> condition) throws Exception {
        var deadline = Instant.now().plus(max);
        while (!condition.call()) {
            assertThat(Instant.now()).as("this should hold within " + max).isBefore(deadline);
            Thread.sleep(BETWEEN_MS);
        }
    }

    /** For who reads the build's log: no test goes by it. */
    public static void print(String what, Instant since) {
        System.out.printf(
                "measured: %s: %.2f s%n",
                what, Duration.between(since, Instant.now()).toMillis() / 1000.0);
    }
}
