package org.finmesh.platform.processing.metric;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.KafkaMetric;
import org.apache.kafka.common.metrics.MetricsReporter;
import org.jspecify.annotations.Nullable;

/**
 * Some of what a Kafka client measures: of the thousands that it has, per topic, partition, node and task, those by which one
 * sees whether it keeps up, and only for the client as a whole. Kafka makes one for each client.
 */
public final class KafkaMetrics implements MetricsReporter {

    static final String REGISTRY = "finmesh.metrics.registry";

    private static final Map<String, Set<String>> SHOWN = Map.of(
            "consumer-fetch-manager-metrics",
            Set.of("records-consumed-rate", "bytes-consumed-rate", "records-lag-max", "fetch-latency-avg"),
            "consumer-coordinator-metrics",
            Set.of("rebalance-total", "failed-rebalance-total"),
            "producer-metrics",
            Set.of(
                    "record-send-rate",
                    "record-error-rate",
                    "record-retry-rate",
                    "request-latency-avg",
                    "buffer-available-bytes"),
            "stream-thread-metrics",
            Set.of("process-rate", "commit-rate", "commit-latency-avg", "poll-ratio", "process-ratio"),
            "stream-metrics",
            Set.of("failed-stream-threads"));

    private final Map<MetricName, Meter> shown = new HashMap<>();
    private @Nullable MeterRegistry registry;

    @Override
    public void configure(Map<String, ?> configs) {
        registry = (MeterRegistry) configs.get(REGISTRY);
    }

    @Override
    public void init(List<KafkaMetric> metrics) {
        metrics.forEach(this::metricChange);
    }

    @Override
    public synchronized void metricChange(KafkaMetric metric) {
        var name = metric.metricName();
        if (registry == null || !isShown(name)) {
            return;
        }
        metricRemoval(metric);
        var gauge = Gauge.builder(
                        "kafka." + name.group().replace("-metrics", "") + "." + name.name(),
                        metric,
                        KafkaMetrics::value)
                .description(name.description())
                .tag("client", name.tags().values().iterator().next())
                .register(registry);
        shown.put(name, gauge);
    }

    /** Those of a topic, a node or a task have more tags than the client's or the thread's name. */
    private static boolean isShown(MetricName name) {
        return name.tags().size() == 1
                && SHOWN.getOrDefault(name.group(), Set.of()).contains(name.name());
    }

    private static double value(KafkaMetric metric) {
        return metric.metricValue() instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    @Override
    public synchronized void metricRemoval(KafkaMetric metric) {
        var gauge = shown.remove(metric.metricName());
        if (gauge != null && registry != null) {
            registry.remove(gauge);
        }
    }

    @Override
    public synchronized void close() {
        if (registry != null) {
            shown.values().forEach(registry::remove);
        }
        shown.clear();
    }
}
