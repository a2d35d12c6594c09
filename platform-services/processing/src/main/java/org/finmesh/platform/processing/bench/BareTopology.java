package org.finmesh.platform.processing.bench;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.finmesh.platform.contract.Contract;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * Transaction history as somebody writes it by hand who has Kafka Streams and not the SDK: reads JSON, checks that what is
 * required is there and amounts are positive, and writes the same records, byte by byte; all others go to quarantine as they
 * came. Nothing is said of what went wrong, nothing is counted, no pattern or list of values is checked.
 */
public final class BareTopology {

    private static final String PUBLISH = "publish";
    private static final String PUBLISH_MASKED = "publish-masked";
    private static final String QUARANTINE = "quarantine";

    /** What it needs of a booking. */
    record Booked(
            String transactionId,
            String customerId,
            String accountIban,
            Instant bookedAt,
            String transactionType,
            String direction,
            BigDecimal amount,
            String amountCurrency,
            String channel,
            @Nullable String merchantName,
            @Nullable String merchantCategory,
            @Nullable String merchantCountry,
            @Nullable String cardLastFour,
            @Nullable String counterpartyIban) {

        /** Jackson leaves null what is absent. */
        boolean isGood() {
            return transactionId != null
                    && customerId != null
                    && accountIban != null
                    && bookedAt != null
                    && transactionType != null
                    && direction != null
                    && amount != null
                    && amount.signum() > 0
                    && amount.scale() <= BareEncoder.SCALE
                    && amountCurrency != null
                    && channel != null;
        }
    }

    private BareTopology() {}

    /** @param maskingKey of the hashes in the masked topic; null to write none */
    public static Topology of(String input, Contract contract, @Nullable String maskingKey) {
        var bytes = new ByteArrayDeserializer();
        var topology = new Topology()
                .addSource("read", bytes, bytes, input)
                .addProcessor("check", () -> new Check(maskingKey), "read");
        sink(topology, PUBLISH, contract.port().topic());
        sink(topology, QUARANTINE, contract.port().quarantineTopic());
        if (maskingKey != null) {
            sink(topology, PUBLISH_MASKED, contract.port().maskedTopic());
        }
        return topology;
    }

    private static void sink(Topology topology, String name, String topic) {
        var bytes = new ByteArraySerializer();
        topology.addSink(name, topic, bytes, bytes, "check");
    }

    private static final class Check extends ContextualProcessor<byte[], byte[], byte[], byte[]> {

        private static final ObjectReader JSON = JsonMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .build()
                .readerFor(Booked.class);

        private final BareEncoder encoder = new BareEncoder();
        private final @Nullable BareMask mask;

        Check(@Nullable String maskingKey) {
            this.mask = maskingKey == null ? null : new BareMask(maskingKey);
        }

        @Override
        public void process(Record<byte[], byte[]> record) {
            var booked = read(record.value());
            if (booked == null || !booked.isGood()) {
                context().forward(record, QUARANTINE);
                return;
            }
            var keyed = record.withKey(booked.transactionId.getBytes(StandardCharsets.UTF_8));
            context().forward(keyed.withValue(encoder.encode(booked, 1)), PUBLISH);
            if (mask != null) {
                context().forward(keyed.withValue(encoder.encode(mask.of(booked), 2)), PUBLISH_MASKED);
            }
        }

        private static @Nullable Booked read(byte[] json) {
            try {
                return JSON.readValue(json);
            } catch (JacksonException unreadable) {
                return null;
            }
        }
    }
}
