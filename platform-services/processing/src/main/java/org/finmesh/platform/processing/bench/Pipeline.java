package org.finmesh.platform.processing.bench;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** One way to carry the records of the input to the output: from its start until it is closed. */
interface Pipeline extends AutoCloseable {

    long LOOK_EVERY_NS = Duration.ofMillis(20).toNanos();

    /** The group under which Kafka keeps how far it is. */
    String group();

    void start();

    /** Whether the generated booking of this number comes out at the port. */
    boolean publishes(int number);

    /** What ended it by itself; null while it runs. */
    @Nullable
    Throwable failure();

    /**
     * Looks until it has come far enough.
     *
     * @return what was seen last
     * @throws IllegalStateException when the pipeline ends before, or it takes longer than {@code patience}
     */
    default long await(Callable<Long> look, long atLeast, Duration patience) throws Exception {
        var deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            var seen = look.call();
            if (seen >= atLeast) {
                return seen;
            }
            if (failure() instanceof Throwable failure) {
                throw new IllegalStateException("the pipeline ended after %d records".formatted(seen), failure);
            }
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("%d records came within %s, not %d".formatted(seen, patience, atLeast));
            }
            LockSupport.parkNanos(LOOK_EVERY_NS);
        }
    }

    @Override
    void close();
}
