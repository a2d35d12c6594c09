package org.finmesh.platform.server.canaries;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.finmesh.platform.api.CanariesApi;
import org.finmesh.platform.quality.Canaries;
import org.finmesh.platform.quality.CanaryHealth;
import org.springframework.web.bind.annotation.RestController;

/** How the products' canaries do. */
@RestController
class CanariesController implements CanariesApi {

    private static final Duration WINDOW = Duration.ofMinutes(5);

    private final Canaries canaries;
    private final Clock clock = Clock.systemUTC();

    CanariesController(Canaries canaries) {
        this.canaries = canaries;
    }

    @Override
    public List<Canary> canaries() {
        var now = clock.instant();
        return canaries.health(WINDOW, CanaryState.PATIENCE, now).stream()
                .map(health -> new Canary(
                        health.port().toString(),
                        CanaryState.of(health, now).label(),
                        health.sent(),
                        passage(health.topic()),
                        health.table() == null ? null : passage(health.table()),
                        health.outOfOrder(),
                        health.lastSentAt().toString()))
                .toList();
    }

    private static Passage passage(CanaryHealth.Passage passage) {
        return new Passage(passage.seen(), passage.delayMsP50(), passage.delayMsP99(), passage.delayMsMax());
    }
}
