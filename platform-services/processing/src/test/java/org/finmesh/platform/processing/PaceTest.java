package org.finmesh.platform.processing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaceTest {

    private long nowNanos;

    @Test
    void keepsTheRate() throws InterruptedException {
        var pace = Pace.perSecond(2_000);
        var start = System.nanoTime();
        for (var i = 0; i < 1_000; i++) {
            pace.await();
        }

        assertThat((System.nanoTime() - start) / 1_000_000).isBetween(490L, 1_000L);
    }

    @Test
    void catchesUpAfterASecondsStandstillButNotAfterALongerOne() throws InterruptedException {
        var pace = Pace.perSecond(10, () -> nowNanos);
        nowNanos = 1_000_000_000L;
        for (var i = 0; i < 10; i++) {
            pace.await();
        }
        nowNanos = 60_000_000_000L;

        var before = System.nanoTime();
        pace.await();

        assertThat(System.nanoTime() - before).isGreaterThan(50_000_000L);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 2_000_000, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesWhatIsNoRate(double perSecond) {
        assertThatThrownBy(() -> Pace.perSecond(perSecond)).isInstanceOf(IllegalArgumentException.class);
    }
}
