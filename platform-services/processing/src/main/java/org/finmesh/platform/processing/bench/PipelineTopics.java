package org.finmesh.platform.processing.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.finmesh.platform.contract.PortId;
import org.finmesh.platform.processing.record.EventTime;
import org.finmesh.platform.processing.record.TraceParent;

/**
 * The topics of a product and of its source, and how far somebody is in them.
 *
 * @param kafka what every client needs
 */
record PipelineTopics(PortId port, String input, Map<String, Object> kafka, Admin admin) {

    /** As the contract's server has it. */
    static final int PARTITIONS = 4;

    /** Empty ones, whatever was in them. */
    void makeInput() throws ExecutionException, InterruptedException {
        makeAnew(List.of(input), PARTITIONS);
    }

    /** The same of all that a topology reads or writes beside its source. */
    void makeOutputs() throws ExecutionException, InterruptedException {
        makeAnew(List.of(port.topic(), port.maskedTopic()), PARTITIONS);
        makeAnew(List.of(port.quarantineTopic(), port.filteredTopic(), port.injectedTopic(), port.canaryTopic()), 1);
    }

    private void makeAnew(List<String> topics, int partitions) throws ExecutionException, InterruptedException {
        var there = admin.listTopics().names().get();
        admin.deleteTopics(topics.stream().filter(there::contains).toList())
                .all()
                .get();
        admin.createTopics(topics.stream()
                        .map(topic -> new NewTopic(topic, Optional.of(partitions), Optional.empty()))
                        .toList())
                .all()
                .get();
    }

    /**
     * Writes the first so many generated bookings, as sources do.
     *
     * @throws IllegalStateException when Kafka did not take them all, as on a full disk
     */
    void fill(int records) throws ExecutionException, InterruptedException {
        var bookings = new GeneratedBookings();
        var properties = new HashMap<>(kafka);
        properties.put("compression.type", "lz4");
        properties.put("linger.ms", 20);
        properties.put("batch.size", 256 << 10);
        try (var producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (var i = 0; i < records; i++) {
                producer.send(booking(bookings, i, i));
            }
        }
        var taken = end(input);
        if (taken != records) {
            throw new IllegalStateException(
                    "Kafka took %d of %d records into %s; is its disk full?".formatted(taken, records, input));
        }
    }

    /** @param eventTimeUs microseconds since the epoch */
    ProducerRecord<byte[], byte[]> booking(GeneratedBookings bookings, int number, long eventTimeUs) {
        var headers = new RecordHeaders()
                .add(EventTime.HEADER, EventTime.bytes(eventTimeUs))
                .add(TraceParent.HEADER, TraceParent.begin());
        return new ProducerRecord<>(input, number % PARTITIONS, bookings.key(number), bookings.value(number), headers);
    }

    static List<TopicPartition> partitions(String topic) {
        return Stream.iterate(0, partition -> partition + 1)
                .limit(PARTITIONS)
                .map(partition -> new TopicPartition(topic, partition))
                .toList();
    }

    /** How many records of the input the group has committed; 0 before it does. */
    long committed(String group) throws ExecutionException, InterruptedException {
        var offsets = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get();
        return partitions(input).stream()
                .map(offsets::get)
                .mapToLong(offset -> offset == null ? 0 : offset.offset())
                .sum();
    }

    /** How far a topic's partitions reach together: its records, and the marks of transactions. */
    long end(String topic) throws ExecutionException, InterruptedException {
        var latest = new HashMap<TopicPartition, OffsetSpec>();
        var description =
                admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic);
        description
                .partitions()
                .forEach(
                        partition -> latest.put(new TopicPartition(topic, partition.partition()), OffsetSpec.latest()));
        return admin.listOffsets(latest).all().get().values().stream()
                .mapToLong(partition -> partition.offset())
                .sum();
    }
}
