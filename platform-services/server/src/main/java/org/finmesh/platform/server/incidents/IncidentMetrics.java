package org.finmesh.platform.server.incidents;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.finmesh.platform.quality.Incident.Kind;
import org.finmesh.platform.quality.Incidents;
import org.finmesh.platform.server.RepeatedWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** How many incidents are open, by kind, as it was at the last look: whoever reads metrics asks nothing of the database. */
@Component
class IncidentMetrics implements MeterBinder {

    private static final Logger LOG = LoggerFactory.getLogger(IncidentMetrics.class);

    private final RepeatedWork work = new RepeatedWork(LOG, "open incidents are not counted");
    private final Map<Kind, AtomicInteger> open = new EnumMap<>(Kind.class);
    private final Incidents incidents;

    IncidentMetrics(Incidents incidents) {
        this.incidents = incidents;
        for (var kind : Kind.values()) {
            open.put(kind, new AtomicInteger());
        }
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        open.forEach((kind, count) -> Gauge.builder("finmesh.incidents.open", count, AtomicInteger::get)
                .description("Incidents that are open")
                .tag("kind", kind.label())
                .register(registry));
    }

    @Scheduled(fixedDelay = 10, timeUnit = TimeUnit.SECONDS)
    void look() {
        work.turn(() -> {
            var now = new EnumMap<Kind, Integer>(Kind.class);
            incidents.latest().stream()
                    .filter(incident -> incident.closedAt() == null)
                    .forEach(incident -> now.merge(incident.kind(), 1, Integer::sum));
            open.forEach((kind, count) -> count.set(now.getOrDefault(kind, 0)));
        });
    }
}
