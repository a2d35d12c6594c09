package org.finmesh.platform.contract.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.finmesh.platform.contract.Contract;
import org.finmesh.platform.contract.ContractDiff;
import org.finmesh.platform.contract.Perspective;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each folder of {@code changes} is one kind of change: two contracts, and what either view and Avro say to it. */
class ContractDiffTest {

    private static final Path CHANGES = Path.of("src/test/resources/changes");

    static Stream<Path> kinds() throws IOException {
        try (var folders = Files.list(CHANGES)) {
            return folders.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void eachKindOfChangeIsNamedWithItsEffect(Path kind) throws IOException {
        var before = MeshContracts.read(Files.readString(kind.resolve("before.odcs.yaml")));
        var after = MeshContracts.read(Files.readString(kind.resolve("after.odcs.yaml")));

        assertThat(verdicts(before, after)).isEqualTo(Files.readAllLines(kind.resolve("expected.txt")));
    }

    private static List<String> verdicts(Contract before, Contract after) {
        var lines = new ArrayList<String>();
        var diff = diff(before, after, Perspective.CONSUMER);
        diff.changes().forEach(change -> lines.add(change.path() + ": " + change.effect()));
        lines.add("change: " + diff.level());
        lines.add("producer: " + diff(before, after, Perspective.PRODUCER).level());
        var compatible = AvroVerdict.of(before, after).compatible();
        lines.add("avro: " + (compatible ? "compatible" : "incompatible"));
        return lines;
    }

    private static ContractDiff diff(Contract before, Contract after, Perspective perspective) {
        return ContractDiff.between(before.document(), after.document(), perspective);
    }

    @Test
    void aChangeNamesTheFieldThatItIsAboutAndSaysWhatAndWhy() throws IOException {
        var kind = CHANGES.resolve("required-made-optional");
        var change = diff(
                        MeshContracts.read(Files.readString(kind.resolve("before.odcs.yaml"))),
                        MeshContracts.read(Files.readString(kind.resolve("after.odcs.yaml"))),
                        Perspective.CONSUMER)
                .changes()
                .getFirst();

        assertThat(change.field()).isEqualTo("amount");
        assertThat(change)
                .hasToString("schema.payments.properties.amount.required: breaking: is no longer so"
                        + " (a reader may meet what could not come before)");
    }
}
