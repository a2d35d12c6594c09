package org.finmesh.platform.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.finmesh.platform.cli.bench.AccessBenchmark;
import org.finmesh.platform.cli.bench.Benchmark;
import org.finmesh.platform.cli.bench.ContractBenchmark;
import org.finmesh.platform.cli.bench.Figure;
import org.finmesh.platform.cli.bench.PipelineBenchmark;
import org.finmesh.platform.cli.bench.ReplayBenchmark;
import org.finmesh.platform.cli.bench.TableBenchmark;
import org.finmesh.platform.cli.launch.Project;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.JsonNodeFactory;

/** {@code mesh bench}. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = {
            "Run benchmarks: one JSON object per line on standard output. 'list' names them; without a NAME all run.",
            "What is compared runs in the same call; figures of different calls or machines are not comparable."
        })
final class BenchCommand implements Callable<Integer> {

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "A benchmark, or 'list'.")
    @Nullable
    private String name;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var project = Project.ofThisCommand();
        var benchmarks = List.of(
                new ContractBenchmark(project),
                new ReplayBenchmark(project),
                new AccessBenchmark(project, spec.commandLine().getErr()),
                new TableBenchmark(project),
                new PipelineBenchmark(project));
        if ("list".equals(name)) {
            benchmarks.forEach(bench -> spec.commandLine().getOut().printf("%-12s %s%n", bench.name(), bench.about()));
            return 0;
        }
        for (var benchmark : named(benchmarks)) {
            benchmark.run(this::print);
        }
        return 0;
    }

    private List<? extends Benchmark> named(List<? extends Benchmark> benchmarks) {
        var named = benchmarks.stream()
                .filter(benchmark -> name == null || benchmark.name().equals(name))
                .toList();
        if (named.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "there is no benchmark '%s'; there are: %s"
                            .formatted(
                                    name,
                                    benchmarks.stream().map(Benchmark::name).toList()));
        }
        return named;
    }

    private void print(Figure figure) {
        spec.commandLine()
                .getOut()
                .println(JsonNodeFactory.instance
                        .objectNode()
                        .put("bench", figure.bench())
                        .put("case", figure.variant())
                        .put("metric", figure.metric())
                        .put("value", figure.value())
                        .put("unit", figure.unit()));
    }
}
