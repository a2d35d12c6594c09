package org.finmesh.platform.processing.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.finmesh.platform.processing.record.EventTime;

/** Reads port records with Avro's own reader, independent of the writer that is tested. */
final class AvroValues {

    private static final int REGISTRY_HEADER_BYTES = 5;

    private final GenericDatumReader<GenericRecord> reader;

    AvroValues(Schema schema) {
        this.reader = new GenericDatumReader<>(schema);
    }

    Map<String, Object> read(byte[] value) {
        GenericRecord record;
        try {
            var decoder = DecoderFactory.get()
                    .binaryDecoder(value, REGISTRY_HEADER_BYTES, value.length - REGISTRY_HEADER_BYTES, null);
            record = reader.read(null, decoder);
        } catch (IOException wrong) {
            throw new UncheckedIOException(wrong);
        }
        var values = new LinkedHashMap<String, Object>();
        for (var field : record.getSchema().getFields()) {
            var raw = record.get(field.pos());
            if (raw != null) {
                values.put(field.name(), java(field.schema(), raw));
            }
        }
        return values;
    }

    private static Object java(Schema schema, Object raw) {
        var type = schema.isUnion()
                ? schema.getTypes().stream()
                        .filter(branch -> branch.getType() != Schema.Type.NULL)
                        .findFirst()
                        .orElseThrow()
                : schema;
        return switch (type.getLogicalType()) {
            case LogicalTypes.Decimal decimal ->
                new BigDecimal(new BigInteger(array((ByteBuffer) raw)), decimal.getScale());
            case LogicalTypes.Date ignored -> LocalDate.ofEpochDay((Integer) raw);
            case LogicalTypes.TimestampMicros ignored -> EventTime.instant((Long) raw);
            case null, default -> raw instanceof CharSequence text ? text.toString() : raw;
        };
    }

    private static byte[] array(ByteBuffer buffer) {
        var bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
