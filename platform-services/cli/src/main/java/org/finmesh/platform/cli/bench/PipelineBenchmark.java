package org.finmesh.platform.cli.bench;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import org.finmesh.platform.cli.launch.Project;
import org.finmesh.platform.localstack.LocalStack;
import org.finmesh.platform.localstack.LocalStack.Server;

/**
 * Transaction history with the SDK, by hand with Kafka Streams alone, and as a copy: one after another on a Kafka of their own,
 * each in a new process. First how fast each is with all the input there, in rounds, as machines are not the same from minute to
 * minute; then how long records take at set rates.
 */
public final class PipelineBenchmark implements Benchmark {

    private static final String DOMAIN = "retail-banking";
    private static final String TOPOLOGY =
            "org.finmesh.domains.retailbanking.transactionhistory.TransactionHistoryTopology";
    private static final int RECORDS = 1_000_000;
    private static final int RECORDS_WARMING = 300_000;
    private static final int ROUNDS = 3;
    private static final int SECONDS = 20;
    private static final int SECONDS_WARMING = 10;
    private static final String SDK = "sdk";
    private static final List<String> CASES = List.of(SDK, "bare-tuned", "bare-tuned-clear", "bare-default", "copy");

    /** As products do that promise their records within half a second. */
    private static final int COMMIT_MS = 100;

    private final Project project;

    public PipelineBenchmark(Project project) {
        this.project = project;
    }

    @Override
    public String name() {
        return "pipeline";
    }

    @Override
    public String about() {
        return "transaction-history with the SDK, with bare Kafka Streams and as a copy: records a second, CPU seconds for a million, and delays at 500, 2,000 and 5,000 a second";
    }

    @Override
    public void run(Consumer<Figure> figures) throws IOException, InterruptedException {
        try (var stack = LocalStack.temporary(Server.KAFKA)) {
            var program = new SdkProgram(project.jar("domains/" + DOMAIN), "PipelineBenchmark", stack);
            saturate(program, figures);
            delay(program, figures);
        }
    }

    private void saturate(SdkProgram program, Consumer<Figure> figures) throws IOException, InterruptedException {
        var rates = new RatesInRounds(name());
        measure(program, Map.of("measure", "fill", "records", RECORDS), figures);
        for (var round = 0; round < ROUNDS; round++) {
            for (var one : CASES) {
                measure(
                        program,
                        Map.of("measure", "saturation", "case", one, "records", RECORDS, "warm-up", RECORDS_WARMING),
                        figures.andThen(rates::add));
            }
        }
        rates.ratiosOf(SDK).forEach(figures);
    }

    private void delay(SdkProgram program, Consumer<Figure> figures) throws IOException, InterruptedException {
        measure(program, paced(SDK, SDK), figures);
        for (var one : List.of(SDK, "bare-tuned", "copy")) {
            var paced = new HashMap<>(paced(one, one + "-commit-" + COMMIT_MS + "ms"));
            paced.put("commit-ms", COMMIT_MS);
            measure(program, paced, figures);
        }
    }

    /** @param variant as the figures have it */
    private static Map<String, Object> paced(String one, String variant) {
        return Map.of(
                "measure", "latency", "case", one, "variant", variant, "seconds", SECONDS, "warm-up", SECONDS_WARMING);
    }

    private void measure(SdkProgram program, Map<String, Object> measurement, Consumer<Figure> figures)
            throws IOException, InterruptedException {
        var stack = program.stack();
        var settings = new Properties();
        settings.setProperty(
                "product",
                project.domain(DOMAIN).resolve("products/transaction-history").toString());
        settings.setProperty("topology", TOPOLOGY);
        settings.setProperty(
                "state",
                stack.processes().home().data("bench").resolve("streams").toString());
        stack.kafka().adminProperties().forEach((name, value) -> settings.setProperty("kafka." + name, value));
        measurement.forEach((name, value) -> settings.setProperty(name, value.toString()));
        program.run(name(), settings, figures);
    }
}
