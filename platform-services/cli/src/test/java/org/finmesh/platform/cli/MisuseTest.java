package org.finmesh.platform.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

/** Whatever is wrong is said on stderr: what, where, and what to do. */
class MisuseTest {

    @TempDir
    Path home;

    static Stream<String> commands() {
        return new CommandLine(new MeshCommand()).getSubcommands().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandExplainsItself(String command) {
        var called = Called.mesh(command, "--help");
        assertThat(called.exitCode()).isZero();
        assertThat(called.out()).contains("Usage: mesh " + command).contains("--help");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandIsInTheDocs(String command) throws IOException {
        assertThat(Files.readString(Path.of("../../docs/commands.md")).lines().filter(line -> line.startsWith("| `")))
                .anyMatch(row -> row.matches("\\| [^|]*`(\\./mesh )?%s[ `].*".formatted(command)));
    }

    @Test
    void anUnknownCommandIsMisuse() {
        var called = Called.mesh("statsu");
        assertThat(called.exitCode()).isEqualTo(2);
        assertThat(called.err()).contains("statsu").contains("status").contains("--help");
        assertThat(called.out()).isEmpty();
    }

    @Test
    void noCommandIsMisuse() {
        assertThat(Called.mesh().exitCode()).isEqualTo(2);
    }

    @Test
    void aMissingParameterIsMisuse() {
        var called = Called.mesh("connect");
        assertThat(called.exitCode()).isEqualTo(2);
        assertThat(called.err()).contains("PORT").contains("See mesh connect --help");
    }

    @Test
    void aPortBaseOutOfBoundsIsMisuse() {
        var called = Called.mesh("up", "--home", home, "--port-base", 80);
        assertThat(called.exitCode()).isEqualTo(2);
        assertThat(called.err()).contains("1024 to 65500");
    }

    @Test
    void aFolderThatIsNoProductIsNamed() {
        var called = Called.mesh("plan", home, "--home", home);
        assertThat(called.exitCode()).isEqualTo(1);
        assertThat(called.err()).contains(home.toString()).contains("product.odps.yaml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plan", "publish"})
    void withoutAMeshItSaysHowToStartOne(String command) {
        var called = Called.mesh(command, "../../domains/treasury/products/fx-rates", "--home", home);
        assertThat(called.exitCode()).isEqualTo(1);
        assertThat(called.err()).contains("./mesh up").contains(home.toString());
    }

    @Test
    void withoutAMeshAPersonIsToldSoToo() throws IOException {
        // A home whose mesh is gone: nobody listens on its ports.
        Files.writeString(home.resolve("launch.properties"), """
                port-base=65000
                detached=true
                complete=true
                launcher-pid=1
                launcher-identity=gone
                """);
        var called = Called.mesh("agreements", "--as", "clara", "--home", home);
        assertThat(called.exitCode()).isEqualTo(1);
        assertThat(called.err())
                .contains("http://localhost:65002")
                .contains("not running")
                .contains("./mesh up");
    }

    @Test
    void theStatusOfNothingIsUnhealthyAndStillOneObject() {
        var called = Called.mesh("status", "--json", "--home", home);
        assertThat(called.exitCode()).isEqualTo(1);
        var status = JsonMapper.shared().readTree(called.out());
        assertThat(status.path("healthy").asBoolean(true)).isFalse();
        assertThat(status.path("processes").isArray()).isTrue();
        assertThat(status.path("products").isArray()).isTrue();
    }

    @Test
    void aLogThatIsNotThereIsAnsweredWithThoseThatAre() throws IOException {
        Files.createDirectories(home.resolve("logs"));
        Files.writeString(home.resolve("logs/kafka.log"), "started\n");
        var called = Called.mesh("logs", "kakfa", "--home", home);
        assertThat(called.exitCode()).isEqualTo(1);
        assertThat(called.err()).contains("kakfa").contains("there are: kafka");
        assertThat(Called.mesh("logs", "kafka", "--no-follow", "--home", home).out())
                .contains("started");
    }

    @Test
    void aLogsNameDoesNotLeadOutOfItsFolder() throws IOException {
        Files.createDirectories(home.resolve("logs"));
        Files.writeString(home.resolve("secret.log"), "secret");
        var called = Called.mesh("logs", "../secret", "--no-follow", "--home", home);
        assertThat(called.exitCode()).isEqualTo(1);
        assertThat(called.out()).doesNotContain("secret");
    }

    @Test
    void stoppingNothingIsFine() {
        var called = Called.mesh("down", "--home", home.resolve("none"));
        assertThat(called.exitCode()).isZero();
        assertThat(called.out()).contains("Nothing was running");
    }
}
