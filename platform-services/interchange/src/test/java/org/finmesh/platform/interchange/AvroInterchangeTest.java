package org.finmesh.platform.interchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.finmesh.platform.contract.AvroSchema;
import org.finmesh.platform.contract.ContractFile;
import org.finmesh.platform.contract.SourceFile;
import org.finmesh.platform.contract.Validation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class AvroInterchangeTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    static Stream<SourceFile> contractsOfTheMesh() {
        return Contracts.ofMesh();
    }

    @ParameterizedTest
    @MethodSource("contractsOfTheMesh")
    void aContractOfTheMeshHasTheSchemaOfItsTopic(SourceFile file) {
        var schema = Contracts.export(ExportFormat.AVRO, file).text();
        assertThat(JSON.readTree(schema))
                .isEqualTo(JSON.readTree(AvroSchema.of(ContractFile.read(file).orElseThrow())));
    }

    @Test
    void whatIsExportedIsAvro() {
        var schema = new Schema.Parser()
                .parse(Contracts.export(ExportFormat.AVRO, Contracts.rich()).text());
        assertThat(schema.isUnion()).isTrue();
        var orders = schema.getTypes().get(1);
        assertThat(orders.getField("amount")
                        .schema()
                        .getTypes()
                        .get(1)
                        .getLogicalType()
                        .getName())
                .isEqualTo("decimal");
        assertThat(orders.getField("address")
                        .schema()
                        .getTypes()
                        .get(1)
                        .getField("street")
                        .doc())
                .isEqualTo("With its number.");
    }

    @Test
    void aNumberOfUnknownSizeIsADoubleAndSaysSo() {
        var carried = Contracts.export(ExportFormat.AVRO, Contracts.rich());
        assertThat(carried.notes())
                .anySatisfy(note -> assertThat(note.toString())
                        .contains("schema.orders.properties.ratio.logicalType")
                        .contains("double"));
    }

    /** Each is the type of a field, as Avro's specification has them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "'string'",
                "'bytes'",
                "'int'",
                "'float'",
                "'null'",
                "['null', 'string']",
                "['string', 'null']",
                "['null', 'int', 'string']",
                "{'type': 'long'}",
                "{'type': 'int', 'logicalType': 'time-millis'}",
                "{'type': 'long', 'logicalType': 'timestamp-millis'}",
                "{'type': 'long', 'logicalType': 'timestamp-nanos'}",
                "{'type': 'long', 'logicalType': 'local-timestamp-micros'}",
                "{'type': 'bytes', 'logicalType': 'decimal', 'precision': 9, 'scale': 2}",
                "{'type': 'bytes', 'logicalType': 'decimal', 'precision': 9}",
                "{'type': 'fixed', 'name': 'D', 'size': 8, 'logicalType': 'decimal', 'precision': 9, 'scale': 2}",
                "{'type': 'fixed', 'name': 'Gone', 'size': 12, 'logicalType': 'duration'}",
                "{'type': 'string', 'logicalType': 'uuid'}",
                "{'type': 'enum', 'name': 'Suit', 'symbols': ['CLUBS', 'HEARTS'], 'default': 'CLUBS'}",
                "{'type': 'array', 'items': 'string'}",
                "{'type': 'array', 'items': ['null', 'long']}",
                "{'type': 'map', 'values': 'long'}",
                "{'type': 'record', 'name': 'R_f', 'fields': [{'name': 'x', 'type': 'int'}]}",
                "{'type': 'record', 'name': 'Own', 'namespace': 'b.c', 'doc': 'd', 'aliases': ['Old'], 'fields': [{'name': 'x', 'type': 'int', 'default': 3}]}",
                "{'type': 'array', 'items': {'type': 'record', 'name': 'Part', 'fields': [{'name': 'no', 'type': ['null', 'string'], 'default': null}]}}",
                "{'type': 'record', 'name': 'Tree', 'fields': [{'name': 'next', 'type': ['null', 'Tree'], 'default': null}]}"
            })
    void anyFieldComesBackFromAContractAsItWas(String type) {
        var schema = """
                {'type': 'record', 'name': 'R', 'namespace': 'a.b', 'doc': 'All sorts.', 'fields': [
                  {'name': 'f', 'doc': 'A field.', 'type': %s, 'aliases': ['g'], 'order': 'ignore', 'x-team': 'core'}]}
                """.formatted(type).replace('\'', '"');
        new Schema.Parser().parse(schema);
        var contract = Contracts.imported(ImportFormat.AVRO, schema);
        assertThat(contract.notes()).isEmpty();
        var back = Contracts.export(ExportFormat.AVRO, new SourceFile("c.yaml", contract.text()));
        assertThat(JSON.readTree(back.text())).isEqualTo(JSON.readTree(schema));
    }

    @ParameterizedTest
    @MethodSource("contractsOfTheMesh")
    void theSchemaOfATopicComesBackFromAContractAsItWas(SourceFile file) {
        var schema = AvroSchema.of(ContractFile.read(file).orElseThrow());
        var contract = Contracts.imported(ImportFormat.AVRO, schema);
        var back = Contracts.export(ExportFormat.AVRO, new SourceFile("c.yaml", contract.text()));
        assertThat(JSON.readTree(back.text())).isEqualTo(JSON.readTree(schema));
    }

    @Test
    void aUnionOfRecordsIsAContractOfSeveralObjects() {
        var union = Contracts.export(ExportFormat.AVRO, Contracts.rich()).text();
        var contract = Contracts.imported(ImportFormat.AVRO, union);
        assertThat(Contracts.tree(contract.text()).path("schema").size()).isEqualTo(2);
        assertThat(Validation.of(new SourceFile("c.yaml", contract.text()))).isEmpty();
        var back = Contracts.export(ExportFormat.AVRO, new SourceFile("c.yaml", contract.text()));
        assertThat(JSON.readTree(back.text())).isEqualTo(JSON.readTree(union));
    }

    @Test
    void namesThatAvroDoesNotAllowAreMadeSuchAndSaid() {
        var carried = Contracts.export(ExportFormat.AVRO, Contracts.withProperties("""
                - name: "order id"
                  logicalType: string
                - name: order_id
                  logicalType: string
                - name: 1st
                  logicalType: string
                """));
        var fields = new Schema.Parser().parse(carried.text()).getFields();
        assertThat(fields.stream().map(Schema.Field::name)).containsExactly("order_id", "order_id_2", "_1st");
        assertThat(carried.notes())
                .anySatisfy(
                        note -> assertThat(note.toString()).contains("order id").contains("in Avro order_id"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no JSON",
                "{}",
                "{\"type\": \"record\"}",
                "{\"type\": \"record\", \"name\": \"a b\", \"fields\": []}",
                "[1]"
            })
    void whatIsNotAvroIsRefused(String text) {
        assertThatThrownBy(() -> Contracts.imported(ImportFormat.AVRO, text))
                .isInstanceOf(InterchangeException.class)
                .hasMessageContaining("source");
    }

    @Test
    void aSchemaOfSomethingElseThanRecordsIsRefused() {
        assertThatThrownBy(() -> Contracts.imported(ImportFormat.AVRO, "\"string\""))
                .isInstanceOf(InterchangeException.class)
                .hasMessageContaining("a contract describes records");
    }

    @Test
    void aSchemaOfAbsurdDepthIsRefused() {
        var deep = "{\"type\":\"array\",\"items\":".repeat(100_000) + "\"int\"" + "}".repeat(100_000);
        assertThatThrownBy(() -> Contracts.imported(ImportFormat.AVRO, deep)).isInstanceOf(InterchangeException.class);
    }
}
