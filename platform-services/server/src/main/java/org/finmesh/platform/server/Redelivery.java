package org.finmesh.platform.server;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.modulith.events.IncompleteEventPublications;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** An event whose listener failed is delivered again, without waiting for the server's next start. */
@Component
class Redelivery {

    private static final Duration GIVEN_UP_AFTER = Duration.ofMinutes(1);

    private final IncompleteEventPublications publications;

    Redelivery(IncompleteEventPublications publications) {
        this.publications = publications;
    }

    @Scheduled(fixedDelay = 30, initialDelay = 60, timeUnit = TimeUnit.SECONDS)
    void deliverAgain() {
        publications.resubmitIncompletePublicationsOlderThan(GIVEN_UP_AFTER);
    }
}
