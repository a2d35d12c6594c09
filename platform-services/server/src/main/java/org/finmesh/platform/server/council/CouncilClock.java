package org.finmesh.platform.server.council;

import java.util.concurrent.TimeUnit;
import org.finmesh.governance.Council;
import org.finmesh.platform.server.RepeatedWork;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Decisions take effect at their instant: before the first request is answered those that were due, then every second. */
@Component
class CouncilClock implements SmartInitializingSingleton {

    private final RepeatedWork work = new RepeatedWork(
            LoggerFactory.getLogger(CouncilClock.class), "what the council decided does not take effect");
    private final Council council;

    CouncilClock(Council council) {
        this.council = council;
    }

    /** The web server starts after this; it does not, where the rules in force cannot be told. */
    @Override
    public void afterSingletonsInstantiated() {
        council.advance();
    }

    @Scheduled(fixedDelay = 1, initialDelay = 1, timeUnit = TimeUnit.SECONDS)
    void tick() {
        work.turn(council::advance);
    }
}
