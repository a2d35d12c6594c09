package org.finmesh.platform.processing.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.finmesh.platform.contract.Contract;
import org.finmesh.platform.contract.DataProduct;
import org.finmesh.platform.processing.ProductTopology;
import org.finmesh.platform.processing.lineage.FlowWatch;
import org.finmesh.platform.processing.meter.PortMeter;
import org.finmesh.platform.processing.metric.DomainMetrics;
import org.finmesh.platform.processing.record.MaskingKey;
import org.finmesh.platform.processing.record.Publishing;
import org.finmesh.platform.processing.report.Reports;
import org.finmesh.platform.processing.runtime.StreamsTuning;
import org.finmesh.platform.processing.stream.ContractStreams;
import org.finmesh.platform.processing.stream.Plumbing;
import org.jspecify.annotations.Nullable;

/**
 * What is compared, by name.
 *
 * @param commit how often each commits
 * @param kafka what every client needs
 * @param state a folder for what Kafka Streams keeps
 */
record PipelineCases(ProductTopology sdk, DataProduct product, Duration commit, Map<String, Object> kafka, Path state) {

    private static final String MASKING_KEY = "of a benchmark";

    /** @throws IllegalArgumentException when there is none of this name */
    Pipeline named(String name) {
        return switch (name) {
            case "sdk" -> sdk(name);
            case "bare-tuned" -> streams(name, bare(MASKING_KEY), StreamsTuning.of(commit));
            case "bare-tuned-clear" -> streams(name, bare(null), StreamsTuning.of(commit));
            case "bare-default" -> streams(name, bare(MASKING_KEY), defaults());
            case "copy" ->
                new CopyPipeline(group(name), input(), contract().port().topic(), commit, kafka);
            default -> throw new IllegalArgumentException("there is no case '%s'".formatted(name));
        };
    }

    Contract contract() {
        return product.contract(sdk.port()).orElseThrow();
    }

    String input() {
        return product.sourceTopics().getFirst();
    }

    /** Another one in each process: it begins at the input's beginning. */
    private static String group(String name) {
        return "bench-%s-%d".formatted(name, ProcessHandle.current().pid());
    }

    private Topology bare(@Nullable String maskingKey) {
        return BareTopology.of(input(), contract(), maskingKey);
    }

    /** Kafka Streams' own, but for exactly-once and the commit, with which all others run. */
    private Map<String, Object> defaults() {
        return Map.of(
                StreamsConfig.PROCESSING_GUARANTEE_CONFIG,
                StreamsConfig.EXACTLY_ONCE_V2,
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
                commit.toMillis());
    }

    private Pipeline streams(String name, Topology topology, Map<String, Object> tuning) {
        var config = new HashMap<>(kafka);
        config.putAll(tuning);
        config.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        return new StreamsPipeline(group(name), topology, config);
    }

    /** With all that runs beside a topology in a domain's process: meters, metrics, and who learns the lineage. */
    private Pipeline sdk(String name) {
        var contract = contract();
        var metrics = new DomainMetrics(contract.port().product().domain());
        var meter = new PortMeter(contract);
        metrics.add(meter);
        var watch = new FlowWatch("localhost", new Reports());
        var flows = watch.watch(contract, List.of(input()), meter::publishedSoFar);
        Thread.ofPlatform().daemon().start(() -> learn(watch));
        var plumbing = new Plumbing(
                new Publishing(1, 2, new MaskingKey(MASKING_KEY)),
                id -> {
                    throw new IllegalStateException("no port is read, but schema %d is asked for".formatted(id));
                },
                List.of(product),
                meter,
                flows);
        var topology = ContractStreams.build(sdk, product, contract, plumbing).topology();
        var tuning = new HashMap<>(StreamsTuning.of(commit));
        tuning.putAll(metrics.ofKafkaClients());
        return streams(name, topology, tuning);
    }

    private static void learn(FlowWatch watch) {
        try {
            watch.run();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
