package org.finmesh.platform.access.grants;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.finmesh.platform.access.ConsumerId;
import org.finmesh.platform.access.grants.Withholdings.Withholding;
import org.junit.jupiter.api.Test;

class QueueTest {

    private static final ConsumerId A = new ConsumerId("a");
    private static final ConsumerId B = new ConsumerId("b");
    private static final ConsumerId C = new ConsumerId("c");

    private final Queue queue = new Queue();

    @Test
    void whoIsWokenComesBeforeEverybodyThatALookFoundAndAlone() {
        queue.found(List.of(A, B));
        queue.wake(List.of(C));

        assertThat(queue.next(10)).containsExactly(C);
        assertThat(queue.next(10)).containsExactly(A, B);
        assertThat(queue.next(10)).isEmpty();
    }

    @Test
    void nobodyIsTwiceInIt() {
        queue.found(List.of(A, B));
        queue.wake(List.of(B, B));
        queue.found(List.of(A, B));

        assertThat(queue.size()).isEqualTo(2);
    }

    @Test
    void aLookReplacesWhatTheOneBeforeFound() {
        queue.found(List.of(A, B));
        queue.found(List.of(B));

        assertThat(queue.next(10)).containsExactly(B);
    }

    @Test
    void itGivesNoMoreThanAskedFor() {
        queue.wake(List.of(A, B, C));

        assertThat(queue.next(2)).containsExactly(A, B);
        assertThat(queue.next(2)).containsExactly(C);
    }

    @Test
    void whatIsWithheldIsTriedAgainAfterATimeThatDoublesUpToTenMinutes() {
        var now = Instant.parse("2026-11-23T10:00:00Z");
        var withholding = Withholding.NONE;
        var waits = new java.util.ArrayList<Duration>();
        for (var attempt = 0; attempt < 8; attempt++) {
            withholding = withholding.next(now);
            waits.add(Duration.between(now, withholding.againAt()));
        }

        assertThat(waits).map(Duration::toSeconds).containsExactly(15L, 30L, 60L, 120L, 240L, 480L, 600L, 600L);
        assertThat(withholding.attempts()).isEqualTo(8);
    }
}
