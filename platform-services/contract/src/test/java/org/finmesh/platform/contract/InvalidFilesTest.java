package org.finmesh.platform.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Invalid files say what is wrong with them themselves: {@code #! CODE} ends each line that must be named. */
class InvalidFilesTest {

    private static final Path FOLDER = Path.of("src/test/resources/invalid");

    static List<Path> files() throws IOException {
        try (var paths = Files.walk(FOLDER)) {
            return paths.filter(path -> path.toString().endsWith(".yaml"))
                    .filter(path -> !path.startsWith(FOLDER.resolve("products")))
                    .sorted()
                    .toList();
        }
    }

    static List<Path> products() throws IOException {
        try (var paths = Files.list(FOLDER.resolve("products"))) {
            return paths.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyProblemOfAFileIsNamedWithItsLineAndNoOther(Path file) throws IOException {
        var source = SourceFile.read(file);
        assertThat(codes(Validation.of(source))).containsExactlyInAnyOrderElementsOf(marked(source));
    }

    @ParameterizedTest
    @MethodSource("products")
    void everyProblemOfAProductIsNamedWithItsLineAndNoOther(Path folder) throws IOException {
        var product = ProductFolder.at(folder);
        var expected =
                product.files().stream().flatMap(file -> marked(file).stream()).toList();
        assertThat(codes(product.problems())).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void thereIsAnInvalidFileForEachKindOfProblem() throws IOException {
        var missing = EnumSet.allOf(ProblemCode.class);
        // These need files that are large, or a set of files that no folder holds: see HostileInputTest,
        // ProductFolderTest.
        missing.removeAll(
                List.of(ProblemCode.TOO_LARGE, ProblemCode.TOO_DEEP, ProblemCode.TOO_MANY, ProblemCode.NO_PRODUCT));
        try (var all = Files.walk(FOLDER)) {
            for (var path : all.filter(Files::isRegularFile).toList()) {
                marked(SourceFile.read(path)).forEach(mark -> missing.remove(ProblemCode.valueOf(mark.split(" ")[1])));
            }
        }
        assertThat(missing).isEmpty();
    }

    private static List<String> codes(List<Problem> problems) {
        return problems.stream()
                .map(problem -> "%s:%d %s".formatted(problem.file(), problem.line(), problem.code()))
                .toList();
    }

    /** A mark on a line of its own is of the file as a whole. */
    private static List<String> marked(SourceFile file) {
        var marks = new ArrayList<String>();
        var lines = file.text().lines().toList();
        for (var i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            var mark = line.indexOf("#!");
            var number = mark == 0 ? 0 : i + 1;
            if (mark >= 0) {
                Stream.of(line.substring(mark + 2).split(" "))
                        .filter(code -> !code.isBlank())
                        .forEach(code -> marks.add("%s:%d %s".formatted(file.name(), number, code)));
            }
        }
        return marks;
    }
}
