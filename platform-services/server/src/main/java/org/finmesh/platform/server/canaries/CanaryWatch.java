package org.finmesh.platform.server.canaries;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.finmesh.platform.catalog.Catalog;
import org.finmesh.platform.quality.Canaries;
import org.finmesh.platform.quality.CanaryHealth;
import org.finmesh.platform.quality.Incident.Kind;
import org.finmesh.platform.quality.Incidents;
import org.finmesh.platform.server.RepeatedWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** A port whose canaries do not come through in time is an incident, until they come again. */
@Component
class CanaryWatch {

    private static final Logger LOG = LoggerFactory.getLogger(CanaryWatch.class);

    /** Short, so that an incident is over soon after its cause. */
    private static final Duration WINDOW = Duration.ofSeconds(15);

    private final RepeatedWork work = new RepeatedWork(LOG, "canaries are not watched");
    private final Canaries canaries;
    private final Incidents incidents;
    private final Catalog catalog;
    private final Clock clock = Clock.systemUTC();

    CanaryWatch(Canaries canaries, Incidents incidents, Catalog catalog) {
        this.canaries = canaries;
        this.incidents = incidents;
        this.catalog = catalog;
    }

    /** Not before what came while the platform was away can have been read. */
    @Scheduled(fixedDelay = 2, initialDelay = 30, timeUnit = TimeUnit.SECONDS)
    void look() {
        work.turn(() -> {
            var now = clock.instant();
            canaries.health(WINDOW, CanaryState.PATIENCE, now).forEach(health -> judge(health, now));
        });
    }

    void judge(CanaryHealth health, Instant now) {
        var port = health.port();
        var lives = catalog.contract(port)
                .filter(contract -> !contract.hasEnded(now))
                .isPresent();
        var state = lives ? CanaryState.of(health, now) : CanaryState.WELL;
        switch (state) {
            case WELL -> incidents.close(Kind.CANARY_LOST, port.toString(), now);
            case WAITING -> {}
            case LOST, LATE, SILENT ->
                incidents.open(Kind.CANARY_LOST, port.toString(), port, null, summary(health, state), now);
        }
    }

    private static String summary(CanaryHealth health, CanaryState state) {
        var port = health.port();
        return switch (state) {
            case WELL, WAITING -> "all canaries came through %s".formatted(port);
            case LOST ->
                "of %d canaries sent through %s, %d came out of its topic%s"
                        .formatted(
                                health.sent(),
                                port,
                                health.topic().seen(),
                                health.table() == null
                                        ? ""
                                        : " and %d reached its table"
                                                .formatted(health.table().seen()));
            case LATE -> "canaries take longer than %d s through %s".formatted(CanaryState.PATIENCE.toSeconds(), port);
            case SILENT -> "no canary was sent through %s since %s".formatted(port, health.lastSentAt());
        };
    }
}
