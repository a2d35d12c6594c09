package org.finmesh.platform.processing.meter;

import static org.assertj.core.api.Assertions.assertThat;

import org.finmesh.platform.processing.Payments;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PortMeterTest {

    private static final long SECOND = 1_000_000;

    private long nowUs = 1_000 * SECOND;
    private final PortMeter meter = new PortMeter(Payments.contract(), () -> nowUs);

    @Test
    void isNotFreshByGuess() {
        nowUs += 60 * SECOND;

        assertThat(freshnessMs()).isNull();
    }

    @Test
    void saysTheDelayOfTheLatestRecordWhileRecordsCome() {
        meter.topologyRuns(true);
        meter.received("in", 0, 0);
        meter.published(nowUs - 70 * SECOND);

        assertThat(freshnessMs()).isEqualTo(70_000);
    }

    @Test
    void isFreshOnceNothingCameForAWhileThoughTheLatestRecordWasLate() {
        meter.topologyRuns(true);
        meter.received("in", 0, 0);
        meter.published(nowUs - 70 * SECOND);
        nowUs += 6 * SECOND;

        assertThat(freshnessMs()).isZero();
    }

    @Test
    void isFreshAfterAStartThatFindsNothingToDo() {
        meter.hasTable();
        meter.topologyRuns(true);
        nowUs += 6 * SECOND;
        assertThat(freshnessMs()).isNull();

        meter.tableAtEnd();
        assertThat(freshnessMs()).isZero();
    }

    @Test
    void saysTheAgeOfWhatWaits() {
        meter.topologyRuns(true);
        nowUs += 60 * SECOND;
        assertThat(meter.freshnessMs(nowUs - 9 * SECOND)).isEqualTo(9_000);

        meter.waitingForTable(nowUs - 20 * SECOND);
        assertThat(freshnessMs()).isEqualTo(20_000);
    }

    @Test
    void doesNotCallIdleWhatDoesNotRun() {
        meter.topologyRuns(true);
        meter.topologyRuns(false);
        nowUs += 60 * SECOND;
        assertThat(freshnessMs()).isNull();

        meter.hasTable();
        meter.topologyRuns(true);
        meter.tableAtEnd();
        nowUs += 60 * SECOND;
        assertThat(freshnessMs()).as("the table port does not ask any more").isNull();
    }

    private @Nullable Long freshnessMs() {
        return meter.freshnessMs(Backlog.NOTHING_WAITS);
    }
}
