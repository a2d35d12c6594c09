package org.finmesh.platform.contract.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.finmesh.platform.contract.SourceFile;
import org.finmesh.platform.contract.yaml.YamlReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Meaning alone, of files that differ by version or whose structure is wrong: {@code #! CODE} ends each wrong line. */
class StandardMeaningTest {

    static List<Path> files() throws IOException {
        try (var paths = Files.list(Path.of("src/test/resources/meaning"))) {
            return paths.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyContradictionIsNamedWithItsLineAndNoOther(Path path) throws IOException {
        var file = SourceFile.read(path);
        var document = YamlReader.read(file);
        StandardMeaning.check(new Element(document.root(), "", document.problems()));
        assertThat(document.problems().inOrder().stream()
                        .map(problem -> problem.line() + " " + problem.code())
                        .toList())
                .containsExactlyInAnyOrderElementsOf(marked(file));
    }

    private static List<String> marked(SourceFile file) {
        var marks = new ArrayList<String>();
        var lines = file.text().lines().toList();
        for (var i = 0; i < lines.size(); i++) {
            var mark = lines.get(i).indexOf("#!");
            if (mark >= 0) {
                for (var code : lines.get(i).substring(mark + 2).strip().split(" ")) {
                    marks.add(i + 1 + " " + code);
                }
            }
        }
        return marks;
    }
}
