package org.finmesh.platform.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class DiffTest {

    private static final Path CONTRACT = Path.of("../../domains/treasury/products/fx-rates/v1.odcs.yaml");

    @TempDir
    Path folder;

    @Test
    void aContractDoesNotDifferFromItself() {
        var called = Called.mesh("diff", CONTRACT, CONTRACT);
        assertThat(called.exitCode()).isZero();
        assertThat(called.out().lines()).containsExactly("change: none");
    }

    @Test
    void aBreakingChangeIsNamedAndHasAnExitCodeOfItsOwn() throws IOException {
        var called = Called.mesh("diff", CONTRACT, edited("required: true", "required: false"));
        assertThat(called.exitCode()).isEqualTo(3);
        assertThat(called.out().lines().toList().getFirst())
                .matches("schema\\.[a-z_]+\\.properties\\.[a-z_]+\\.required: breaking: .+ \\(.+\\)");
        assertThat(called.out().lines().toList().getLast()).isEqualTo("change: major");
    }

    @Test
    void theProducersViewIsTheOtherOne() throws IOException {
        var called =
                Called.mesh("diff", "--perspective", "producer", CONTRACT, edited("required: true", "required: false"));
        assertThat(called.exitCode()).isZero();
        assertThat(called.out()).endsWith("change: minor%n".formatted());
    }

    @Test
    void scriptsGetOneObject() throws IOException {
        var called = Called.mesh("diff", "--format", "json", CONTRACT, edited("status: active", "status: deprecated"));
        var answer = JsonMapper.shared().readTree(called.out());
        assertThat(answer.path("change").stringValue()).isEqualTo("minor");
        assertThat(answer.path("changes").path(0).path("path").stringValue()).isEqualTo("status");
        assertThat(answer.path("changes").path(0).path("effect").stringValue()).isEqualTo("compatible");
    }

    @Test
    void anInvalidContractIsNotComparedAndItsErrorsAreNamed() throws IOException {
        var called = Called.mesh("diff", CONTRACT, edited("version:", "verzion:"));
        assertThat(called.exitCode()).isEqualTo(1);
        assertThat(called.out()).isEmpty();
        assertThat(called.err()).containsPattern("edited\\.odcs\\.yaml:\\d+: [A-Z_]+ ");
    }

    @Test
    void aProductIsNoContract() {
        var called = Called.mesh("diff", CONTRACT, CONTRACT.resolveSibling("product.odps.yaml"));
        assertThat(called.exitCode()).isEqualTo(1);
        assertThat(called.err()).contains("product.odps.yaml is no contract");
    }

    @Test
    void aFileThatCannotBeReadIsMisuse() {
        var called = Called.mesh("diff", CONTRACT, folder.resolve("none.yaml"));
        assertThat(called.exitCode()).isEqualTo(2);
        assertThat(called.err()).contains("none.yaml cannot be read: there is no such file");
        assertThat(Called.mesh("diff", CONTRACT).exitCode()).isEqualTo(2);
        assertThat(Called.mesh("diff", "--perspective", "king", CONTRACT, CONTRACT)
                        .exitCode())
                .isEqualTo(2);
    }

    private Path edited(String part, String replacement) throws IOException {
        var text = Files.readString(CONTRACT);
        assertThat(text).contains(part);
        var file = folder.resolve("edited.odcs.yaml");
        return Files.writeString(file, text.replaceFirst("(?m)" + part, replacement));
    }
}
