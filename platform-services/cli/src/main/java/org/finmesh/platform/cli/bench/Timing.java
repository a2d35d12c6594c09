package org.finmesh.platform.cli.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.function.Supplier;

/** Times work in this process, warm, on one thread. */
final class Timing {

    private static final long WARM_UP_NANOS = Duration.ofSeconds(3).toNanos();
    private static final long SAMPLE_NANOS = Duration.ofMillis(60).toNanos();
    private static final int SAMPLES = 15;

    /** What was computed last: seen by nobody, but the compiler cannot know that and leave the work out. */
    private static volatile Object result = "";

    private Timing() {}

    /** The median over samples of at least 60 ms each, after 3 s of warming up: milliseconds for one time. */
    static double millis(Supplier<?> work) {
        var once = repeat(work, WARM_UP_NANOS);
        var repetitions = Math.max(1, (int) (SAMPLE_NANOS / Math.max(1, once)));
        var samples = new double[SAMPLES];
        for (var i = 0; i < SAMPLES; i++) {
            var start = System.nanoTime();
            for (var j = 0; j < repetitions; j++) {
                result = work.get();
            }
            samples[i] = (System.nanoTime() - start) / (double) repetitions;
        }
        Arrays.sort(samples);
        return samples[SAMPLES / 2] / 1e6;
    }

    /** @return how long one time took at the end, in nanoseconds */
    private static long repeat(Supplier<?> work, long nanos) {
        var begin = System.nanoTime();
        long once;
        do {
            var start = System.nanoTime();
            result = work.get();
            once = System.nanoTime() - start;
        } while (System.nanoTime() - begin < nanos);
        return once;
    }
}
