package org.finmesh.platform.processing.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.finmesh.platform.contract.AvroSchema;
import org.finmesh.platform.contract.Contract;
import org.finmesh.platform.contract.Contract.Property;

/** Records of a port with values of the right types, the same ones for the same seed; not those that a contract allows. */
final class GeneratedRecords {

    private static final long TIME_US = 1_763_892_000_000_000L;
    private static final int DAY = 20_415;

    private final Contract contract;
    private final Schema schema;
    private final GenericDatumWriter<GenericRecord> writer;
    private final SplittableRandom random;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(512);
    private final BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);

    GeneratedRecords(Contract contract, long seed) {
        this.contract = contract;
        this.schema = new Schema.Parser().parse(AvroSchema.of(contract));
        this.writer = new GenericDatumWriter<>(schema);
        this.random = new SplittableRandom(seed);
    }

    byte[] key(int number) {
        return Integer.toString(number).getBytes(StandardCharsets.UTF_8);
    }

    /** As the topic has it: the registry's header, id 1, and Avro's binary form. */
    byte[] value(int number) {
        var record = new GenericData.Record(schema);
        for (var property : contract.properties()) {
            record.put(property.name(), value(property, number));
        }
        out.reset();
        out.writeBytes(new byte[] {0, 0, 0, 0, 1});
        try {
            writer.write(record, encoder);
            encoder.flush();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    private Object value(Property property, int number) {
        return switch (property.logicalType()) {
            case "string" -> property.key() ? "K%09d".formatted(number) : "value-" + random.nextInt(100_000);
            case "boolean" -> random.nextBoolean();
            case "integer" -> random.nextLong(1_000_000);
            case "date" -> DAY + random.nextInt(100);
            case "timestamp" -> TIME_US + number;
            case "number" -> decimal();
            default -> throw new IllegalArgumentException(property.logicalType());
        };
    }

    /** As Avro writes it. */
    private ByteBuffer decimal() {
        return ByteBuffer.wrap(
                java.math.BigInteger.valueOf(random.nextLong(1_000_000)).toByteArray());
    }
}
