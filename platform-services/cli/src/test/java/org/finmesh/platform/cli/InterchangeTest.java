package org.finmesh.platform.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InterchangeTest {

    private static final Path CONTRACT = Path.of("../../domains/treasury/products/fx-rates/v1.odcs.yaml");

    @TempDir
    Path folder;

    @Test
    void whatIsCarriedGoesToStdoutAndWhatIsNotToStderr() {
        var called = Called.mesh("export", "avro", CONTRACT);
        assertThat(called.exitCode()).isZero();
        assertThat(called.out()).contains("\"FxRatesV1\"");
        assertThat(called.err().lines())
                .anyMatch(line -> line.startsWith("schema.fx_rates.properties.rate.classification: \"public\": "));
    }

    @Test
    void aFileIsWrittenAndReadBack() throws IOException {
        var sql = folder.resolve("rates.sql");
        assertThat(Called.mesh("export", "sql", CONTRACT, "-o", sql).exitCode()).isZero();
        var contract = folder.resolve("v1.odcs.yaml");
        var imported = Called.mesh("import", "sql", sql, "--domain", "treasury", "--product", "rates", "-o", contract);
        assertThat(imported.exitCode()).isZero();
        assertThat(imported.out()).isEmpty();
        assertThat(imported.err()).contains("status: \"draft\": stated");
        assertThat(Files.readString(contract)).contains("id: treasury.rates.v1");
        assertThat(Called.mesh("validate", contract).exitCode()).isZero();
    }

    @Test
    void anInvalidContractIsRefusedAndNothingIsWritten() throws IOException {
        var broken = folder.resolve("broken.yaml");
        Files.writeString(broken, Files.readString(CONTRACT).replaceFirst("(?m)^version:", "verzion:"));
        var called = Called.mesh("export", "sql", broken, "-o", folder.resolve("out.sql"));
        assertThat(called.exitCode()).isEqualTo(1);
        assertThat(called.err()).containsPattern("broken\\.yaml:\\d+: [A-Z_]+ ");
        assertThat(folder.resolve("out.sql")).doesNotExist();
    }

    @Test
    void aFileOfAnotherFormatIsRefused() {
        var called = Called.mesh("import", "avro", CONTRACT);
        assertThat(called.exitCode()).isEqualTo(1);
        assertThat(called.err()).contains("is no Avro schema");
    }

    @Test
    void aFileThatIsNoTextIsNamedOnce() throws IOException {
        var binary = folder.resolve("bin.yaml");
        Files.write(binary, new byte[] {'a', '\n', (byte) 0xff});
        var called = Called.mesh("import", "sql", binary, "-o", folder.resolve("out.yaml"));
        assertThat(called.exitCode()).isEqualTo(2);
        assertThat(called.err()).startsWith("mesh: " + binary + ":2: ").containsOnlyOnce("bin.yaml");
    }

    @Test
    void itIsSaidWhichFileCannotBeReadOrWritten() {
        assertThat(Called.mesh("export", "sql", folder.resolve("none.yaml"), "-o", folder.resolve("out.sql"))
                        .err())
                .isEqualToIgnoringNewLines("mesh: %s cannot be read: there is no such file or folder"
                        .formatted(folder.resolve("none.yaml")));
        assertThat(Called.mesh("export", "sql", CONTRACT, "-o", folder.resolve("no/out.sql"))
                        .err())
                .isEqualToIgnoringNewLines("mesh: %s cannot be written: there is no such file or folder"
                        .formatted(folder.resolve("no/out.sql")));
    }

    @Test
    void misuseIsSaid() {
        assertThat(Called.mesh("export", "word", CONTRACT).exitCode()).isEqualTo(2);
        assertThat(Called.mesh("export", "word", CONTRACT).err())
                .contains("json-schema")
                .contains("dbt-models");
        assertThat(Called.mesh("export", "avro", folder.resolve("none")).exitCode())
                .isEqualTo(2);
        assertThat(Called.mesh("export", "avro", CONTRACT, "-o", folder.resolve("no/folder"))
                        .exitCode())
                .isEqualTo(2);
        assertThat(Called.mesh("import", "sql", CONTRACT, "--product", "rates").exitCode())
                .isEqualTo(2);
        assertThat(Called.mesh("import", "sql", CONTRACT, "--domain", "Not Kebab")
                        .exitCode())
                .isEqualTo(2);
    }

    @Test
    void theHelpNamesEveryFormat() {
        assertThat(Called.mesh("export", "--help").out().replaceAll("\\s+", " "))
                .contains(
                        "avro (",
                        "json-schema (",
                        "sql (",
                        "dbt-sources (",
                        "dbt-models (",
                        "soda (",
                        "asyncapi (",
                        "markdown (",
                        "html (");
        assertThat(Called.mesh("import", "--help").out().replaceAll("\\s+", " "))
                .contains("avro (", "sql (", "dbt (", "soda (");
    }
}
