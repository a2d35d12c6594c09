package org.finmesh.platform.processing.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PacedRunTest {

    private static final long FROM_US = 1_763_892_000_000_000L;

    private final PacedRun run = PacedRun.of(500, 2, FROM_US);

    @Test
    void recordsAreDueAtEvenTimesWhateverTheRate() {
        var odd = PacedRun.of(3, 1, FROM_US);
        assertThat(IntStream.range(0, 3).mapToLong(odd::dueUs))
                .containsExactly(FROM_US, FROM_US + 333_333, FROM_US + 666_666);
        assertThat(run.records()).isEqualTo(1_000);
        assertThat(run.dueUs(999)).isEqualTo(FROM_US + 1_998_000);
    }

    @Test
    void theRunBeforeAndTheRunAfterAreOthers() {
        assertThat(run.has(FROM_US - 1)).isFalse();
        assertThat(run.has(FROM_US)).isTrue();
        assertThat(run.has(run.dueUs(999))).isTrue();
        assertThat(run.has(FROM_US + 2_000_000)).isFalse();
    }

    @Test
    void percentilesAreOfDelaysFromWhenARecordWasDue() {
        for (var i = 0; i < 1_000; i++) {
            run.arrived(run.dueUs(i), run.dueUs(i) + (i + 1) * 1_000L);
        }
        assertThat(run.millis(50)).isCloseTo(500, within(1.0));
        assertThat(run.millis(99)).isCloseTo(990, within(1.0));
        assertThat(run.millis(99.9)).isCloseTo(999, within(1.0));
        assertThat(run.millisMax()).isCloseTo(1_000, within(1.0));
    }

    @Test
    void aRateThatWasKeptIsReachedAndOneThatLaggedIsNot() {
        var kept = PacedRun.of(500, 2, FROM_US);
        var lagged = PacedRun.of(500, 2, FROM_US);
        for (var i = 0; i < 1_000; i++) {
            kept.arrived(kept.dueUs(i), kept.dueUs(i) + 2_000);
            lagged.arrived(lagged.dueUs(i), FROM_US + (i + 1) * 4_000L);
        }
        assertThat(kept.reachedPerSecond()).isCloseTo(500, within(0.1));
        assertThat(lagged.reachedPerSecond()).isCloseTo(250, within(0.1));
    }

    @Test
    void aDelayBeyondAllBoundsIsCountedAtTheBound() {
        run.arrived(FROM_US, FROM_US + 3_600_000_000L);
        assertThat(run.millisMax()).isCloseTo(600_000, within(1_000.0));
    }
}
