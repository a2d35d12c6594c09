package org.finmesh.platform.quality;

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
        var promise = contract.serviceLevel("freshness")
                .flatMap(ServiceLevel::duration)
                .map(Duration::toMillis)
                .orElse(null);
        if (latest.isEmpty() || latest.get().freshnessMs() == null) {
            return new Freshness(
                    null,
                    promise,
                    State.UNMEASURED,
                    null,
                    latest.map(Measurement::measuredAt).orElse(null));
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
}
