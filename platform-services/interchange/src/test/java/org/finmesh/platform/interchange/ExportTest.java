package org.finmesh.platform.interchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.finmesh.platform.contract.InvalidContractException;
import org.finmesh.platform.contract.SourceFile;
import org.finmesh.platform.contract.Validation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExportTest {

    /** What only this version has: exclusive bounds that are true or false; values with labels, maps, vectors. */
    private static final String OLD = """
            logicalType: integer
            logicalTypeOptions: {minimum: 1, exclusiveMinimum: true}""";

    private static final String NEW = """
            logicalType: map
            map:
              key: {logicalType: string}
              value: {logicalType: integer}
            """;

    private static SourceFile ofVersion(String version, String field) {
        return new SourceFile("c.yaml", """
                apiVersion: %s
                kind: DataContract
                id: shop-orders
                version: 1.0.0
                status: active
                servers:
                  - {server: bus, type: kafka, host: "kafka:9092"}
                schema:
                  - name: orders
                    properties:
                      - name: f
                %s""".formatted(version, field.indent(8)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"v3.0.0", "v3.0.1", "v3.0.2"})
    void theOldWayToSayABoundIsUnderstood(String version) {
        var contract = ofVersion(version, OLD);
        assertThat(Contracts.export(ExportFormat.SQL, contract).text()).contains("CHECK (f > 1)");
        assertThat(Contracts.export(ExportFormat.JSON_SCHEMA, contract).text()).contains("\"exclusiveMinimum\" : 1");
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNewIsCarriedOrNoted(ExportFormat format) {
        for (var field : List.of(
                NEW,
                "logicalType: vector\nlogicalTypeOptions: {dimensions: 3}",
                "logicalType: string\nenum: [{value: A, label: First}]")) {
            var carried = Contracts.export(format, ofVersion("v3.2.0", field));
            assertThat(carried.text()).contains("f");
            var label = carried.text().contains("First")
                    || Contracts.paths(carried).stream().anyMatch(path -> path.contains("enum"));
            assertThat(label || !field.contains("First")).isTrue();
        }
    }

    @Test
    void mapsVectorsAndValuesHaveTheirLikeInJsonSchema() {
        assertThat(Contracts.export(ExportFormat.JSON_SCHEMA, ofVersion("v3.2.0", NEW))
                        .text())
                .contains("additionalProperties");
        assertThat(Contracts.export(ExportFormat.AVRO, ofVersion("v3.2.0", NEW)).text())
                .contains("\"map\"");
    }

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
