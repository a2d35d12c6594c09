package org.finmesh.platform.interchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.finmesh.platform.contract.InvalidContractException;
import org.finmesh.platform.contract.SourceFile;
import org.finmesh.platform.contract.Validation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExportTest {

    @ParameterizedTest
    @EnumSource
    void oneObjectCanBeAskedForAndTheOthersAreNoted(ExportFormat format) {
        var carried = Export.of(format, Contracts.rich(), "orders");
        assertThat(carried.notes())
                .anySatisfy(note -> assertThat(note.toString())
                        .startsWith("schema.customers: ")
                        .endsWith("not the object that was asked for"));
    }

    @Test
    void anObjectThatIsNotThereIsAnsweredWithThoseThatAre() {
        assertThatThrownBy(() -> Export.of(ExportFormat.AVRO, Contracts.rich(), "order"))
                .isInstanceOf(InterchangeException.class)
                .hasMessageContaining("'order'")
                .hasMessageContaining("customers, orders");
    }

    @ParameterizedTest
    @EnumSource
    void anInvalidContractIsRefusedWithAllItsProblems(ExportFormat format) {
        var invalid = new SourceFile("c.yaml", Contracts.rich().text().replace("status:", "statuz:"));
        assertThatThrownBy(() -> Contracts.export(format, invalid))
                .isInstanceOfSatisfying(
                        InvalidContractException.class,
                        refused -> assertThat(refused.problems()).isEqualTo(Validation.of(invalid)));
    }

    @Test
    void aProductIsNoContract() {
        var product = new SourceFile("p.yaml", "apiVersion: v1.0.0\nkind: DataProduct\nid: i\nstatus: draft\n");
        assertThatThrownBy(() -> Contracts.export(ExportFormat.AVRO, product))
                .isInstanceOf(InterchangeException.class)
                .hasMessageContaining("is a product");
    }

    @Test
    void aContractWithoutDataHasNoSchema() {
        var empty = new SourceFile("c.yaml", "apiVersion: v3.1.0\nkind: DataContract\nid: i\nversion: v\nstatus: s\n");
        assertThatThrownBy(() -> Contracts.export(ExportFormat.SQL, empty))
                .isInstanceOf(InterchangeException.class)
                .hasMessageContaining("describes no data");
    }

    @Test
    void whatTheSourceDoesNotSayIsStatedAndSaid() {
        var carried =
                Import.of(ImportFormat.SQL, new SourceFile("t.sql", "CREATE TABLE t (a int)"), ContractHead.STATED);
        assertThat(Contracts.paths(carried)).containsExactly("id", "version", "status");
        var contract = Contracts.tree(carried.text());
        assertThat(contract.path("id").asString("")).isEqualTo("t");
        assertThat(contract.path("status").asString("")).isEqualTo("draft");
        var given = Import.of(
                ImportFormat.SQL,
                new SourceFile("t.sql", "CREATE TABLE t (a int)"),
                new ContractHead(null, "2.1.0", "active", "treasury", "fx-rates"));
        assertThat(given.notes()).isEmpty();
        assertThat(Contracts.tree(given.text()).path("id").asString("")).isEqualTo("treasury.fx-rates.v2");
    }

    /** docs/interchange.md names every format, and says of every section which formats carry it, as it is. */
    @Test
    void theDocumentedTableIsTrue() throws Exception {
        var documented = Files.readString(Path.of("../../docs/interchange.md"));
        assertThat(documented).contains(CarriedTable.markdown());
        var formats =
                Arrays.stream(ImportFormat.values()).map(ImportFormat::toString).collect(Collectors.toSet());
        formats.forEach(format -> assertThat(documented).contains("`" + format + "`"));
    }
}
