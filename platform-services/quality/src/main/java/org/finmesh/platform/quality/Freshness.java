package org.finmesh.platform.quality;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.finmesh.platform.contract.Contract;
import org.finmesh.platform.contract.Contract.ServiceLevel;
import org.jspecify.annotations.Nullable;

/**
 * How old what a reader sees is, and whether that is what the contract promises.
 *
 * @param freshnessMs null while unmeasured
 * @param promiseMs the contract's bound; null when it promises none
 * @param measuredAt null while unmeasured
 */
public record Freshness(
        @Nullable Long freshnessMs,
        @Nullable Long promiseMs,
        State state,
        @Nullable Double recordsPerSecond,
        @Nullable Instant measuredAt) {

    /** Whether the promise holds; without a promise it does. */
    public enum State {
        KEPT,
        BREACHED,
        UNMEASURED
    }

    /** A measurement comes every second; from this age on, the domain is silent and what it said last grows old. */
    private static final Duration SILENT_AFTER = Duration.ofSeconds(5);

    static Freshness of(Contract contract, Optional<Measurement> latest, Instant now) {
        var promise = contract.serviceLevel("freshness").map(Freshness::millis).orElse(null);
        if (latest.isEmpty() || latest.get().freshnessMs() == null) {
            return new Freshness(null, promise, State.UNMEASURED, null, latest.map(Measurement::measuredAt).orElse(null));
        }
        var measurement = latest.get();
        var age = Duration.between(measurement.measuredAt(), now);
        var silent = age.compareTo(SILENT_AFTER) > 0;
        var freshness = measurement.freshnessMs() + (silent ? age.toMillis() : 0);
        return new Freshness(
                freshness,
                promise,
                promise == null || freshness <= promise ? State.KEPT : State.BREACHED,
                silent ? (Double) 0.0 : measurement.recordsPerSecond(),
                measurement.measuredAt());
    }

    private static long millis(ServiceLevel level) {
        return new BigDecimal(level.value())
                .multiply(BigDecimal.valueOf(millisOf(level.unit())))
                .longValue();
    }

    /**
     * Milliseconds in one unit of a promise; a year has 365 days.
     *
     * @param unit of ODCS; days, its own example, where a promise names none
     * @throws IllegalArgumentException for a unit that is none of time
     */
    public static long millisOf(@Nullable String unit) {
        return switch (unit == null ? "d" : unit) {
            case "ms" -> 1L;
            case "s" -> 1_000L;
            case "m" -> 60_000L;
            case "h" -> 3_600_000L;
            case "d" -> 86_400_000L;
            case "y" -> 365 * 86_400_000L;
            default -> throw new IllegalArgumentException("freshness has the unknown unit '%s'".formatted(unit));
        };
    }
}
