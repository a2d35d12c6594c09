package org.finmesh.platform.processing.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;

class RowLayoutTest {

    private static final Schema SCHEMA = new Schema.Parser().parse("""
            {"type":"record","name":"R","fields":[
              {"name":"id","type":"string"},
              {"name":"day","type":{"type":"int","logicalType":"date"}},
              {"name":"at","type":["null",{"type":"long","logicalType":"timestamp-micros"}],"default":null},
              {"name":"amount","type":{"type":"bytes","logicalType":"decimal","precision":15,"scale":2}},
              {"name":"count","type":["null","long"],"default":null},
              {"name":"good","type":"boolean"}]}""");

    @Test
    void a_record_becomes_a_row_of_the_copy_format() throws IOException {
        var record =
                builder().set("at", 1_763_892_000_123_456L).set("count", -7L).build();

        assertThat(row(RowLayout.of(SCHEMA, List.of("id", "day", "at", "amount", "count", "good")), record))
                .isEqualTo("a\\tb\\\\\\nc é\t2025-11-23\t2025-11-23T10:00:00.123456Z\t-12.50\t-7\tt\n");
    }

    @Test
    void an_absent_value_is_null() throws IOException {
        assertThat(row(
                        RowLayout.of(SCHEMA, List.of("id", "day", "at", "amount", "count", "good")),
                        builder().build()))
                .endsWith("\t2025-11-23\t\\N\t-12.50\t\\N\tt\n");
    }

    @Test
    void fields_are_met_by_name_so_that_an_older_or_newer_schema_still_fits_the_table() throws IOException {
        var layout = RowLayout.of(SCHEMA, List.of("good", "new_column", "amount"));

        assertThat(row(layout, builder().build())).isEqualTo("t\t\\N\t-12.50\n");
    }

    @Test
    void a_schema_without_fields_gives_nulls() throws IOException {
        var empty = SchemaBuilder.record("E").fields().endRecord();

        assertThat(row(RowLayout.of(empty, List.of("a", "b")), new GenericRecordBuilder(empty).build()))
                .isEqualTo("\\N\t\\N\n");
    }

    private static GenericRecordBuilder builder() {
        return new GenericRecordBuilder(SCHEMA)
                .set("id", "a\tb\\\nc é")
                .set("day", 20_415)
                .set(
                        "amount",
                        ByteBuffer.wrap(new BigDecimal("-12.50").unscaledValue().toByteArray()))
                .set("good", true);
    }

    private static String row(RowLayout layout, GenericRecord record) throws IOException {
        var out = new ByteArrayOutputStream();
        var encoder = EncoderFactory.get().binaryEncoder(out, null);
        new GenericDatumWriter<GenericRecord>(record.getSchema()).write(record, encoder);
        encoder.flush();
        var rows = new CopyText();
        layout.append(out.toByteArray(), 0, rows);
        rows.endRow();
        return new String(rows.bytes(), StandardCharsets.UTF_8);
    }
}
