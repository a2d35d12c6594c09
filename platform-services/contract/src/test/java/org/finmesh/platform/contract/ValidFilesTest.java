package org.finmesh.platform.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.finmesh.platform.contract.yaml.YamlReader;
import org.finmesh.platform.contract.yaml.YamlWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that look wrong and are not. */
class ValidFilesTest {

    static List<Path> files() throws IOException {
        try (var paths = Files.list(Path.of("src/test/resources/valid"))) {
            return paths.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void nothingIsWrongWithThem(Path file) throws IOException {
        assertThat(Validation.of(SourceFile.read(file))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("files")
    void readWriteReadIsTheSameDocument(Path file) throws IOException {
        var read = YamlReader.read(SourceFile.read(file)).root();
        var again = YamlReader.read(new SourceFile("written.yaml", YamlWriter.write(read)));
        assertThat(again.problems().inOrder()).isEmpty();
        assertThat(again.root()).isEqualTo(read);
    }
}
