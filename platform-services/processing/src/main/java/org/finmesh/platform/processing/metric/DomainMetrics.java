package org.finmesh.platform.processing.metric;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.logging.LogbackMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.finmesh.platform.contract.DomainName;
import org.finmesh.platform.processing.meter.PortMeter;

/**
 * All metrics of one process: the JVM's, Kafka's (see {@link KafkaMetrics}), and those of each port, which docs/observability
 * lists. Every one has the tag {@code domain}, those of a port also {@code port}.
 */
public final class DomainMetrics implements AutoCloseable {

    /** As Prometheus sends it. */
    public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    /** From where exactly-once is at its fastest to where nobody calls it real time. */
    private static final Duration[] DELAYS = {
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(150),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2_500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(15),
        Duration.ofMinutes(1),
        Duration.ofMinutes(10),
        Duration.ofHours(1)
    };

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collections = new JvmGcMetrics();
    private final LogbackMetrics logged = new LogbackMetrics();

    public DomainMetrics(DomainName domain) {
        registry.config().commonTags("domain", domain.value());
        List.<MeterBinder>of(
                        new JvmMemoryMetrics(),
                        new JvmThreadMetrics(),
                        new ProcessorMetrics(),
                        new UptimeMetrics(),
                        collections,
                        logged)
                .forEach(binder -> binder.bindTo(registry));
    }

    /** To be put into the configuration of each Kafka client, Kafka Streams too. */
    public Map<String, Object> ofKafkaClients() {
        return Map.of(
                CommonClientConfigs.METRIC_REPORTER_CLASSES_CONFIG,
                List.of(KafkaMetrics.class.getName()),
                KafkaMetrics.REGISTRY,
                registry);
    }

    /** A port's own, and where it measures its delays. */
    public void add(PortMeter meter) {
        var tags = Tags.of("port", meter.port().toString());
        counter("finmesh.published", "Records published", meter, tags, PortMeter::publishedSoFar);
        counter("finmesh.quarantined", "Records in quarantine", meter, tags, PortMeter::quarantinedSoFar);
        counter("finmesh.filtered", "Records left out on purpose", meter, tags, PortMeter::filteredSoFar);
        counter("finmesh.table.batches", "Batches committed to the table", meter, tags, PortMeter::tableBatchesSoFar);
        Gauge.builder("finmesh.table.rows", meter, PortMeter::rows)
                .description("Rows in the table")
                .tags(tags)
                .register(registry);
        Gauge.builder("finmesh.freshness.seconds", meter, DomainMetrics::freshnessSeconds)
                .description("How far readers are behind the events; none while that is unknown")
                .tags(tags)
                .register(registry);
        meter.delaysTo(delays("topic", tags)::record, delays("table", tags)::record);
    }

    private void counter(
            String name,
            String description,
            PortMeter meter,
            Tags tags,
            java.util.function.ToDoubleFunction<PortMeter> count) {
        FunctionCounter.builder(name, meter, count)
                .description(description)
                .tags(tags)
                .register(registry);
    }

    private Timer delays(String hop, Tags tags) {
        return Timer.builder("finmesh.delay")
                .description("From the event to its record in the topic, or to its row in the table")
                .tags(tags)
                .tag("hop", hop)
                .serviceLevelObjectives(DELAYS)
                .register(registry);
    }

    private static double freshnessSeconds(PortMeter meter) {
        var freshness = meter.latestFreshnessMs();
        return freshness == null ? Double.NaN : freshness / 1e3;
    }

    /** @param outcome as a run's state is named, in small letters */
    public void dbtRun(String port, String outcome, Duration took) {
        Timer.builder("finmesh.dbt.run")
                .description("dbt runs that ended")
                .tag("port", port)
                .tag("outcome", outcome)
                .register(registry)
                .record(took);
    }

    /** In Prometheus' text format. */
    public String scrape() {
        return registry.scrape();
    }

    @Override
    public void close() {
        collections.close();
        logged.close();
        registry.close();
    }
}
