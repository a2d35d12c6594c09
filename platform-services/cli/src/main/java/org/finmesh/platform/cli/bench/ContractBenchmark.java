package org.finmesh.platform.cli.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.finmesh.governance.Rulebook;
import org.finmesh.governance.Subject;
import org.finmesh.platform.cli.launch.Project;
import org.finmesh.platform.contract.ContractDiff;
import org.finmesh.platform.contract.Perspective;
import org.finmesh.platform.contract.Validation;
import org.finmesh.platform.contract.YamlFile;

/** What every change of a contract goes through, in this process and as a command of its own. */
public final class ContractBenchmark implements Benchmark {

    private static final int SHORT_LINES = 300;
    private static final int LONG_LINES = 5_000;

    private final Project project;

    public ContractBenchmark(Project project) {
        this.project = project;
    }

    @Override
    public String name() {
        return "contract";
    }

    @Override
    public String about() {
        return "read with positions, validate, diff and policies for contracts of 300 and 5,000 lines; the command validate";
    }

    @Override
    public void run(Consumer<Figure> figures) throws IOException, InterruptedException {
        var sample = project.domain("retail-banking").resolve("products/transaction-history");
        for (var lines : new int[] {SHORT_LINES, LONG_LINES}) {
            measure(LongContract.ofLines(sample, lines), figures);
        }
        new CommandTiming(project.root()).run(shortFile(sample), figures);
    }

    private void measure(LongContract contract, Consumer<Figure> figures) {
        var variant = contract.lines() + "-lines";
        var policies = Rulebook.load(project.root().resolve("governance")).policies();
        var product = contract.folder().read();
        var today = LocalDate.now(ZoneOffset.UTC);
        var before = YamlFile.read(contract.file());
        var after = YamlFile.read(contract.changed().file());
        Consumer<Work> run =
                work -> figures.accept(new Figure(name(), variant, work.metric(), Timing.millis(work.work()), "ms"));
        run.accept(new Work("read", () -> YamlFile.read(contract.file())));
        run.accept(new Work("read_and_validate", () -> Validation.of(contract.file())));
        run.accept(new Work("diff", () -> ContractDiff.between(before, after, Perspective.CONSUMER)));
        run.accept(new Work("policies", () -> policies.judge(Subject.of(product), today)));
        run.accept(new Work("all", () -> {
            Validation.of(contract.file());
            ContractDiff.between(before, after, Perspective.CONSUMER);
            return policies.judge(Subject.of(product), today);
        }));
    }

    private record Work(String metric, Supplier<?> work) {}

    private static Path shortFile(Path sample) throws IOException {
        var file = Files.createTempFile("finmesh-bench", ".odcs.yaml");
        file.toFile().deleteOnExit();
        return Files.writeString(file, LongContract.ofLines(sample, SHORT_LINES).contract());
    }
}
