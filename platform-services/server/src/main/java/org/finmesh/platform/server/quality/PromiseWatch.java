package org.finmesh.platform.server.quality;

import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.finmesh.platform.catalog.Catalog;
import org.finmesh.platform.contract.Contract;
import org.finmesh.platform.quality.Quality;
import org.finmesh.platform.server.RepeatedWork;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Holds every live port against its promises, whether its domain says anything or not. */
@Component
class PromiseWatch {

    private final RepeatedWork freshness =
            new RepeatedWork(LoggerFactory.getLogger(PromiseWatch.class), "freshness is not held to its promises");
    private final RepeatedWork volume =
            new RepeatedWork(LoggerFactory.getLogger(PromiseWatch.class), "volumes are not held against the usual");
    private final Catalog catalog;
    private final Quality quality;

    PromiseWatch(Catalog catalog, Quality quality) {
        this.catalog = catalog;
        this.quality = quality;
    }

    @Scheduled(fixedDelay = 2, timeUnit = TimeUnit.SECONDS)
    void watchFreshness() {
        freshness.turn(() -> live().forEach(quality::judge));
    }

    @Scheduled(fixedDelay = 30, timeUnit = TimeUnit.SECONDS)
    void watchVolume() {
        volume.turn(() -> live().map(Contract::port).forEach(quality::judgeVolume));
    }

    private Stream<Contract> live() {
        var now = Instant.now();
        return catalog.products().stream()
                .flatMap(cataloged -> cataloged.product().contracts().stream())
                .filter(contract -> !contract.hasEnded(now));
    }
}
