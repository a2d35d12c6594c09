package org.finmesh.platform.processing.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.finmesh.platform.contract.ProductFolder;
import org.finmesh.platform.processing.ProductTopology;
import org.finmesh.platform.processing.runtime.StreamsTuning;

/**
 * One measurement of one way from a source's topic to a port, in a process of its own, so that none finds the others' code
 * compiled: a line a figure on standard output, {@code figure}, case, metric, value, unit.
 */
public final class PipelineBenchmark {

    private static final List<Integer> RATES = List.of(500, 2_000, 5_000);
    private static final int WARM_UP_PER_SECOND = 2_000;

    private final BenchSettings settings;
    private final PipelineCases cases;
    private final PipelineTopics topics;

    private PipelineBenchmark(BenchSettings settings, PipelineCases cases, Admin admin) {
        this.settings = settings;
        this.cases = cases;
        this.topics = new PipelineTopics(cases.contract().port(), cases.input(), cases.kafka(), admin);
    }

    /**
     * @param arguments a file of settings: {@code topology} (a class with a constructor without parameters, whose product has
     *     one source topic with bookings), {@code product} (its folder), {@code state} (a folder that may be written), {@code
     *     kafka.} before what clients need; {@code measure}: {@code fill} with {@code records}; {@code saturation} with {@code
     *     case}, {@code records}, {@code warm-up}; or {@code latency} with {@code case}, {@code variant}, {@code seconds},
     *     {@code warm-up}, and {@code commit-ms} where it is not what the contract's promise gives
     */
    public static void main(String[] arguments) throws Exception {
        var settings = BenchSettings.of(arguments);
        var topology = (ProductTopology) Class.forName(settings.text("topology"))
                .getDeclaredConstructor()
                .newInstance();
        var product = ProductFolder.at(Path.of(settings.text("product"))).read();
        var commit = settings.has("commit-ms")
                ? Duration.ofMillis(settings.number("commit-ms"))
                : StreamsTuning.commitInterval(product.contract(topology.port()).orElseThrow());
        var cases = new PipelineCases(topology, product, commit, settings.kafka(), Path.of(settings.text("state")));
        try (var admin = Admin.create(settings.kafka())) {
            new PipelineBenchmark(settings, cases, admin).run(settings.text("measure"));
        }
    }

    private void run(String measurement) throws Exception {
        switch (measurement) {
            case "fill" -> fill();
            case "saturation" -> saturate();
            case "latency" -> delays();
            default -> throw new IllegalArgumentException("there is no measurement '%s'".formatted(measurement));
        }
    }

    private void fill() throws Exception {
        topics.makeInput();
        topics.fill(settings.number("records"));
    }

    private void saturate() throws Exception {
        topics.makeOutputs();
        try (var pipeline = cases.named(settings.text("case"))) {
            new Saturation(topics, settings.number("records"), settings.number("warm-up"))
                    .measure(settings.text("case"), pipeline);
        }
    }

    private void delays() throws Exception {
        topics.makeInput();
        topics.makeOutputs();
        try (var pipeline = cases.named(settings.text("case"));
                var loop = new OpenLoop(topics)) {
            pipeline.start();
            loop.run(WARM_UP_PER_SECOND, settings.number("warm-up"), pipeline);
            for (var rate : RATES) {
                print(loop.run(rate, settings.number("seconds"), pipeline));
            }
        }
    }

    private void print(PacedRun run) {
        var variant = "%s-at-%d".formatted(settings.text("variant"), run.perSecond());
        BenchSettings.print(variant, "reached_per_second", run.reachedPerSecond(), "1/s");
        BenchSettings.print(variant, "p50", run.millis(50), "ms");
        BenchSettings.print(variant, "p99", run.millis(99), "ms");
        BenchSettings.print(variant, "p99.9", run.millis(99.9), "ms");
        BenchSettings.print(variant, "max", run.millisMax(), "ms");
    }
}
