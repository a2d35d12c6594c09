package org.finmesh.governance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.finmesh.governance.Verdict.Outcome;
import org.finmesh.platform.contract.ProductFolder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SampleProductsTest {

    private static final Rulebook RULEBOOK = Rulebook.load(Path.of("."));
    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

    static List<Path> products() throws IOException {
        try (var files = Files.find(
                Path.of("../domains"),
                4,
                (path, _) ->
                        path.endsWith("product.odps.yaml") && !path.toString().contains("/target/"))) {
            return files.map(Path::getParent).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("products")
    void everyProductOfTheMeshPassesEveryPolicy(Path folder) throws IOException {
        assertThat(RULEBOOK.policies().judge(Subject.of(ProductFolder.at(folder).read()), TODAY))
                .allSatisfy(verdict ->
                        assertThat(verdict.outcome()).as(verdict.toString()).isEqualTo(Outcome.PASS));
    }
}
