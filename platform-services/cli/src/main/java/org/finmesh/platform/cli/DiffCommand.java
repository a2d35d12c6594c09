package org.finmesh.platform.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.finmesh.platform.contract.Change;
import org.finmesh.platform.contract.ChangeLevel;
import org.finmesh.platform.contract.ContractDiff;
import org.finmesh.platform.contract.Perspective;
import org.finmesh.platform.contract.SourceFile;
import org.finmesh.platform.contract.Validation;
import org.finmesh.platform.contract.YamlFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** {@code mesh diff}. */
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        description = {
            "Say what differs between two versions of a contract (ODCS), and whom it breaks. Needs no running mesh.",
            "One line per change, 'PATH: EFFECT: what (why)', where EFFECT is breaking, compatible or documentation.",
            "The last line is 'change: none', 'change: patch', 'change: minor' or 'change: major'.",
            "Exit code 0, or 3 when major; 1 when a file is no valid contract, 2 when one cannot be read."
        })
final class DiffCommand implements Callable<Integer> {

    private static final int INVALID = 1;
    private static final int MAJOR = 3;

    /** How the answer is written. */
    enum Format {
        TEXT,
        JSON
    }

    /** The answer as JSON. */
    record Answer(List<Line> changes, String change) {

        record Line(String path, @Nullable String field, String effect, String what, String why) {}

        static Answer of(ContractDiff diff) {
            return new Answer(
                    diff.changes().stream().map(Answer::line).toList(),
                    diff.level().toString());
        }

        private static Line line(Change change) {
            return new Line(change.path(), change.field(), change.effect().toString(), change.what(), change.why());
        }
    }

    @Parameters(index = "0", paramLabel = "OLD", description = "The contract as it is.")
    private Path before;

    @Parameters(index = "1", paramLabel = "NEW", description = "The contract as it is to be.")
    private Path after;

    @Option(
            names = "--perspective",
            paramLabel = "VIEW",
            defaultValue = "consumer",
            description = "Whom a change may break: consumer (reads the data; the default) or producer (writes them).")
    private Perspective perspective;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "text (the default) or json: one object with 'changes' and 'change'.")
    private Format format;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        var old = contract(before);
        var now = contract(after);
        if (old == null || now == null) {
            return INVALID;
        }
        var diff = ContractDiff.between(old, now, perspective);
        var out = spec.commandLine().getOut();
        switch (format) {
            case TEXT -> {
                diff.changes().forEach(out::println);
                out.println("change: " + diff.level());
            }
            case JSON -> out.println(Json.text(Answer.of(diff)));
        }
        return diff.level() == ChangeLevel.MAJOR ? MAJOR : 0;
    }

    /** Null where the file is no valid contract; what is wrong is said then. */
    private @Nullable JsonNode contract(Path path) {
        var err = spec.commandLine().getErr();
        var file = read(path);
        var problems = Validation.of(file);
        if (!problems.isEmpty()) {
            problems.forEach(err::println);
            return null;
        }
        var contract = YamlFile.read(file);
        if (!contract.path("kind").asString("").equals("DataContract")) {
            err.printf("mesh: %s is no contract: name a file with 'kind: DataContract'%n", path);
            return null;
        }
        return contract;
    }

    private SourceFile read(Path path) {
        try {
            return SourceFile.read(path);
        } catch (IOException e) {
            throw new ParameterException(
                    spec.commandLine(), UnusableFile.unreadable(path, e).getMessage());
        }
    }
}
