package org.finmesh.platform.contract.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.util.RandomData;

/** Records written by one schema and read by the other. */
final class ReadBack {

    private ReadBack() {}

    /** What fields have in common comes back as it was, and what the writer does not know is null. */
    static void bothWays(AvroVerdict schemas) {
        check(schemas.before(), schemas.after());
        check(schemas.after(), schemas.before());
    }

    private static void check(Schema writer, Schema reader) {
        for (var written : new RandomData(writer, 2, 20_261_124L)) {
            var read = read(write((GenericRecord) written, writer), writer, reader);
            for (var field : reader.getFields()) {
                var known = writer.getField(field.name());
                var value = known == null ? null : ((GenericRecord) written).get(field.name());
                // As text, because Avro reads its own kind of string.
                assertThat(String.valueOf(read.get(field.name()))).isEqualTo(String.valueOf(value));
            }
        }
    }

    private static byte[] write(GenericRecord record, Schema schema) {
        var out = new ByteArrayOutputStream();
        var encoder = EncoderFactory.get().directBinaryEncoder(out, null);
        try {
            new GenericDatumWriter<GenericRecord>(schema).write(record, encoder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static GenericRecord read(byte[] value, Schema writer, Schema reader) {
        try {
            var decoder = DecoderFactory.get().binaryDecoder(value, null);
            return new GenericDatumReader<GenericRecord>(writer, reader).read(null, decoder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All that a record's form comes from; the words beside it are no part. */
    static Map<String, String> fields(Schema schema) {
        return schema.getFields().stream()
                .collect(Collectors.toMap(
                        Schema.Field::name,
                        field -> field.schema() + (field.hasDefaultValue() ? " = " + field.defaultVal() : "")));
    }
}
