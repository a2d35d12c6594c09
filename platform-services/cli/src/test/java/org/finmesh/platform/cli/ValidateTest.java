package org.finmesh.platform.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidateTest {

    private static final Path VALID = Path.of("../../domains/treasury/products/fx-rates/v1.odcs.yaml");

    @TempDir
    Path folder;

    @Test
    void validFilesAreSaidToBeOkInOneLineEach() {
        var product = VALID.resolveSibling("product.odps.yaml");
        var called = Called.mesh("validate", VALID, product);
        assertThat(called.exitCode()).isZero();
        assertThat(called.out().lines()).containsExactly(VALID + ": ok", product + ": ok");
    }

    @Test
    void anErrorIsNamedWithFileLineAndCodeAndTheOtherFilesAreCheckedToo() throws IOException {
        var broken = folder.resolve("broken.odcs.yaml");
        Files.writeString(broken, Files.readString(VALID).replaceFirst("(?m)^version:", "verzion:"));
        var called = Called.mesh("validate", broken, VALID);
        assertThat(called.exitCode()).isEqualTo(1);
        assertThat(called.out())
                .containsPattern("broken\\.odcs\\.yaml:\\d+: [A-Z_]+ ")
                .contains(VALID + ": ok");
    }

    @Test
    void aFileThatCannotBeReadIsMisuse() {
        var called = Called.mesh("validate", VALID, folder.resolve("none.yaml"));
        assertThat(called.exitCode()).isEqualTo(2);
        assertThat(called.out()).contains(": ok");
        assertThat(called.err()).contains("none.yaml").contains("no such file");
    }
}
