package org.finmesh.platform.processing;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Lets a source go on so many times a second, on average. What was missed in a standstill of up to a second is caught up;
 * after a longer one it goes on as if nothing had been missed. For one thread.
 */
public final class Pace {

    /** Sleeping for less is not precise anyway: at high rates several go at once. */
    private static final long PAUSE_NANOS_MIN = Duration.ofMillis(2).toNanos();

    private static final double PER_SECOND_MAX = 1_000_000;

    private final double perSecond;
    private final LongSupplier nanoTime;
    private long startNanos;
    private long taken;

    private Pace(double perSecond, LongSupplier nanoTime) {
        if (!(perSecond > 0) || perSecond > PER_SECOND_MAX) {
            throw new IllegalArgumentException("a rate is greater than 0 and at most %.0f per second, not %s"
                    .formatted(PER_SECOND_MAX, perSecond));
        }
        this.perSecond = perSecond;
        this.nanoTime = nanoTime;
        this.startNanos = nanoTime.getAsLong();
    }

    /** @param perSecond greater than 0, at most 1,000,000 */
    public static Pace perSecond(double perSecond) {
        return new Pace(perSecond, System::nanoTime);
    }

    static Pace perSecond(double perSecond, LongSupplier nanoTime) {
        return new Pace(perSecond, nanoTime);
    }

    /**
     * @param variable the name of an environment variable
     * @param otherwise the rate where it is not set
     * @throws ProcessingException when its value is no rate
     */
    public static Pace ofSetting(String variable, double otherwise) {
        var text = System.getenv(variable);
        try {
            return perSecond(text == null || text.isBlank() ? otherwise : Double.parseDouble(text.strip()));
        } catch (IllegalArgumentException e) {
            throw new ProcessingException(
                    ProcessingError.BAD_SETTING,
                    "%s is '%s'; set it to records per second, such as %s".formatted(variable, text, otherwise),
                    e);
        }
    }

    /** Returns when the next one may go. */
    public void await() throws InterruptedException {
        var now = nanoTime.getAsLong();
        if (due(now) - taken > Math.max(1, perSecond)) {
            startNanos = now;
            taken = 0;
        }
        var waitNanos = startNanos + (long) ((taken + 1) * 1e9 / perSecond) - now;
        if (waitNanos > 0) {
            Thread.sleep(Duration.ofNanos(Math.max(waitNanos, PAUSE_NANOS_MIN)));
        }
        taken++;
    }

    private double due(long nowNanos) {
        return (nowNanos - startNanos) * perSecond / 1e9;
    }
}
