package org.finmesh.platform.processing.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.finmesh.platform.processing.record.EventTime;
import tools.jackson.databind.JsonNode;

/** Reads and writes port records with Avro's own reader and writer, independent of those that are tested. */
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

    /**
     * A port record by the contract's schema.
     *
     * @param json an object with names in snake case; what is absent or null is null
     */
    static byte[] write(Schema schema, int schemaId, JsonNode json) {
        var record = new GenericData.Record(schema);
        for (var field : schema.getFields()) {
            var value = json.path(field.name());
            if (!value.isNull() && !value.isMissingNode()) {
                record.put(field.pos(), raw(withoutNull(field.schema()), value));
            }
        }
        var out = new ByteArrayOutputStream();
        try {
            out.write(0);
            out.write(ByteBuffer.allocate(Integer.BYTES).putInt(schemaId).array());
            var encoder = EncoderFactory.get().directBinaryEncoder(out, null);
            new GenericDatumWriter<GenericRecord>(schema).write(record, encoder);
        } catch (IOException wrong) {
            throw new UncheckedIOException(wrong);
        }
        return out.toByteArray();
    }

    private static Object raw(Schema type, JsonNode value) {
        return switch (type.getLogicalType()) {
            case LogicalTypes.Decimal decimal ->
                ByteBuffer.wrap(new BigDecimal(value.asString())
                        .setScale(decimal.getScale())
                        .unscaledValue()
                        .toByteArray());
            case LogicalTypes.Date _ ->
                Math.toIntExact(LocalDate.parse(value.asString()).toEpochDay());
            case LogicalTypes.TimestampMicros _ -> EventTime.micros(Instant.parse(value.asString()));
            case null, default ->
                switch (type.getType()) {
                    case LONG -> value.asLong();
                    case BOOLEAN -> value.asBoolean();
                    default -> value.asString();
                };
        };
    }

    private static Schema withoutNull(Schema schema) {
        return schema.isUnion()
                ? schema.getTypes().stream()
                        .filter(branch -> branch.getType() != Schema.Type.NULL)
                        .findFirst()
                        .orElseThrow()
                : schema;
    }

    private static Object java(Schema schema, Object raw) {
        var type = withoutNull(schema);
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
