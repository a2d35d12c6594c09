package org.finmesh.platform.processing.bench;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;

/**
 * So many records a second for some time, and how long each took from when it was to be sent until a reader had it. One thread
 * reads; another may ask once all have come.
 *
 * @param fromUs when the first is to be sent, microseconds since the epoch
 */
record PacedRun(int perSecond, int records, long fromUs, Histogram delaysUs, AtomicLong arrived, AtomicLong lastUs) {

    private static final long DELAY_MAX_US = Duration.ofMinutes(10).toSeconds() * 1_000_000;
    private static final int DIGITS = 3;

    static PacedRun of(int perSecond, int seconds, long fromUs) {
        return new PacedRun(
                perSecond,
                perSecond * seconds,
                fromUs,
                new Histogram(DELAY_MAX_US, DIGITS),
                new AtomicLong(),
                new AtomicLong(fromUs));
    }

    /** When a record is to be sent: whatever became of those before it. */
    long dueUs(int record) {
        return fromUs + record * 1_000_000L / perSecond;
    }

    boolean has(long dueUs) {
        return dueUs >= fromUs && dueUs < dueUs(records);
    }

    void arrived(long dueUs, long nowUs) {
        delaysUs.recordValue(Math.clamp(nowUs - dueUs, 0, DELAY_MAX_US));
        lastUs.set(nowUs);
        arrived.incrementAndGet();
    }

    /** From when the first was to be sent until the last arrived: less than asked for where somebody did not keep up. */
    double reachedPerSecond() {
        return arrived.get() / ((lastUs.get() - fromUs) / 1e6);
    }

    /** @param percent of the records took no longer */
    double millis(double percent) {
        return delaysUs.getValueAtPercentile(percent) / 1e3;
    }

    double millisMax() {
        return delaysUs.getMaxValue() / 1e3;
    }
}
