package org.finmesh.portal.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** The topic of fx-rates, read to its present end. */
final class RatesTopic {

    private static final TopicPartition RATES = new TopicPartition("treasury.fx-rates.v1", 0);
    private static final Duration WITHIN = Duration.ofSeconds(60);
    private static final int HEADER = 5;

    private RatesTopic() {}

    /**
     * @param schema of the registry, by the number in each record's header
     * @throws org.apache.kafka.common.errors.AuthorizationException when Kafka refuses
     */
    static Set<Rate> read(KafkaConsumer<String, byte[]> consumer, Schema schema) {
        consumer.assign(List.of(RATES));
        consumer.seekToBeginning(List.of(RATES));
        var end = consumer.endOffsets(List.of(RATES)).get(RATES);
        var latest = new HashMap<String, Rate>();
        var deadline = System.nanoTime() + WITHIN.toNanos();
        while (consumer.position(RATES) < end) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("read to %d of %d within %s".formatted(consumer.position(RATES), end, WITHIN));
            }
            consumer.poll(Duration.ofMillis(200))
                    .forEach(record -> latest.put(record.key(), rate(record.value(), schema)));
        }
        return new HashSet<>(latest.values());
    }

    private static Rate rate(byte[] value, Schema schema) {
        try {
            var decoder = DecoderFactory.get().binaryDecoder(value, HEADER, value.length - HEADER, null);
            var record = new GenericDatumReader<GenericRecord>(schema).read(null, decoder);
            return new Rate(
                    LocalDate.ofEpochDay((Integer) record.get("rate_date")),
                    record.get("quote_currency").toString(),
                    decimal(
                            (ByteBuffer) record.get("rate"),
                            schema.getField("rate").schema().getTypes().getLast()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static BigDecimal decimal(ByteBuffer unscaled, Schema schema) {
        var bytes = new byte[unscaled.remaining()];
        unscaled.duplicate().get(bytes);
        return new BigDecimal(new BigInteger(bytes), ((LogicalTypes.Decimal) schema.getLogicalType()).getScale());
    }
}
