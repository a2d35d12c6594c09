package org.finmesh.platform.server.council;

import java.util.concurrent.TimeUnit;
import org.finmesh.governance.Council;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Decisions take effect at their instant: before the first request is answered those that were due, then every second. */
@Component
class CouncilClock implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(CouncilClock.class);

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
        try {
            council.advance();
        } catch (RuntimeException failure) {
            LOG.error("what the council decided does not take effect for now; again in a second", failure);
        }
    }
}
