package org.finmesh.platform.server.quarantine;

import java.util.concurrent.TimeUnit;
import org.finmesh.platform.quality.Replay;
import org.finmesh.platform.quality.Replays;
import org.finmesh.platform.server.KafkaAdminAccess;
import org.finmesh.platform.server.RepeatedWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Carries out what was asked, after a restart too. */
@Component
class ReplayLoop {

    private static final Logger LOG = LoggerFactory.getLogger(ReplayLoop.class);

    private final RepeatedWork work = new RepeatedWork(LOG, "quarantined records are not replayed");
    private final Replays replays;
    private final KafkaAdminAccess kafka;

    ReplayLoop(Replays replays, KafkaAdminAccess kafka) {
        this.replays = replays;
        this.kafka = kafka;
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void turn() {
        work.turn(() -> replays.underWay().forEach(this::carryOut));
    }

    private void carryOut(Replay replay) {
        try (var writer = new ReplayWriter(replay, replays, kafka.clientConfig())) {
            var done = writer.run();
            LOG.info(
                    "{} records of {} were replayed from quarantine, {} left out",
                    done.written(),
                    done.port(),
                    done.leftOut());
        }
    }
}
