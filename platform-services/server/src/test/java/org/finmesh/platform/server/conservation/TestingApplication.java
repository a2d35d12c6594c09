package org.finmesh.platform.server.conservation;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.finmesh.platform.contract.PortId;
import org.finmesh.platform.localstack.LocalStack;
import org.jspecify.annotations.Nullable;

/** Writes what a port's application writes, in its transactions and with its headers, or leaves out what it must not. */
public final class TestingApplication implements AutoCloseable {

    private static final byte[] VALUE = {0, 0, 0, 0, 1};

    private final PortId port;
    private final TopicPartition source;
    private final KafkaProducer<String, byte[]> producer;
    private final KafkaProducer<String, byte[]> others;

    public TestingApplication(LocalStack stack, PortId port, String source) {
        this.port = port;
        this.source = new TopicPartition(source, 0);
        var config = new HashMap<String, Object>(stack.kafka().adminProperties());
        this.others = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
        config.put("transactional.id", port.applicationId() + "-test");
        this.producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
        producer.initTransactions();
    }

    /** @return the record's place, as an origin */
    public String arrives() throws ExecutionException, InterruptedException {
        var written = others.send(new ProducerRecord<>(source.topic(), 0, null, new byte[] {'{', '}'}))
                .get();
        return Origin.place(source, written.offset());
    }

    /** What the application does with what has arrived: all of it, or nothing. */
    public void transaction(Runnable work) {
        producer.beginTransaction();
        work.run();
        producer.commitTransaction();
    }

    public void commits(String topic, long nextOffset) {
        producer.sendOffsetsToTransaction(
                Map.of(new TopicPartition(topic, 0), new OffsetAndMetadata(nextOffset)),
                new ConsumerGroupMetadata(port.applicationId()));
    }

    public void writes(String topic, String key, String origin) {
        producer.send(record(topic, key, VALUE, origin));
    }

    public void publishes(String key, byte @Nullable [] value, Instant eventTime, String origin) {
        var item = record(port.topic(), key, value, origin);
        var micros = eventTime.getEpochSecond() * 1_000_000 + eventTime.getNano() / 1_000;
        item.headers().add("event-time", Long.toString(micros).getBytes(StandardCharsets.US_ASCII));
        producer.send(item);
    }

    private static ProducerRecord<String, byte[]> record(
            String topic, String key, byte @Nullable [] value, String origin) {
        var item = new ProducerRecord<String, byte[]>(topic, 0, key, value);
        if (!origin.isEmpty()) {
            item.headers().add("origin", origin.getBytes(StandardCharsets.UTF_8));
        }
        return item;
    }

    @Override
    public void close() {
        producer.close();
        others.close();
    }
}
