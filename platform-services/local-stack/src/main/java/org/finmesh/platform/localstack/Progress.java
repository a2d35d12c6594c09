package org.finmesh.platform.localstack;

import java.time.Duration;

/** Is told of every step that is done; called from several threads at once. */
@FunctionalInterface
public interface Progress {

    /** For those who do not want to know. */
    Progress SILENT = (step, took) -> {};

    /** @param step what was done, for people: {@code PostgreSQL 18.6.0 up} */
    void done(String step, Duration took);

    /** Runs {@code work} and reports it when it has succeeded. */
    default <T, E extends Exception> T step(String step, Work<T, E> work) throws E {
        var start = System.nanoTime();
        var result = work.run();
        done(step, Duration.ofNanos(System.nanoTime() - start));
        return result;
    }

    /** One step. */
    @FunctionalInterface
    interface Work<T, E extends Exception> {
        T run() throws E;
    }
}
