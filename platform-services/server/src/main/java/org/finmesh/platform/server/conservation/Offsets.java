package org.finmesh.platform.server.conservation;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.finmesh.platform.server.problems.ServerError;
import org.finmesh.platform.server.problems.ServerException;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Where partitions begin and end, and how far applications have read. */
@Component
class Offsets {

    private final Admin admin;

    Offsets(@Lazy Admin admin) {
        this.admin = admin;
    }

    /**
     * What an application has committed, a transaction that is being ended included; empty where it has read nothing, or not
     * for so long that Kafka forgot.
     */
    Map<TopicPartition, Long> committed(String group) {
        var committed = new HashMap<TopicPartition, Long>();
        result(admin.listConsumerGroupOffsets(group, new ListConsumerGroupOffsetsOptions().requireStable(true))
                        .partitionsToOffsetAndMetadata())
                .forEach((partition, offset) -> {
                    if (offset != null) {
                        committed.put(partition, offset.offset());
                    }
                });
        return committed;
    }

    /** Of those of these topics that exist. */
    Set<TopicPartition> partitions(Collection<String> topics) {
        var partitions = new HashSet<TopicPartition>();
        admin.describeTopics(topics).topicNameValues().forEach((topic, description) -> {
            try {
                description
                        .get()
                        .partitions()
                        .forEach(partition -> partitions.add(new TopicPartition(topic, partition.partition())));
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                    throw unavailable(e.getCause());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw unavailable(e);
            }
        });
        return partitions;
    }

    /** All that these partitions hold now, what is not committed yet too. */
    Map<TopicPartition, Range> held(Collection<TopicPartition> partitions) {
        var begins = offsets(partitions, OffsetSpec.earliest());
        var ends = offsets(partitions, OffsetSpec.latest());
        return partitions.stream()
                .collect(Collectors.toMap(
                        Function.identity(), partition -> new Range(begins.get(partition), ends.get(partition))));
    }

    private Map<TopicPartition, Long> offsets(Collection<TopicPartition> partitions, OffsetSpec spec) {
        var asked = partitions.stream().collect(Collectors.toMap(Function.identity(), _ -> spec));
        return result(admin.listOffsets(asked).all()).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().offset()));
    }

    Config config(String topic) {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        return result(admin.describeConfigs(Set.of(resource)).all()).get(resource);
    }

    private static <T> T result(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw unavailable(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable(e);
        }
    }

    static ServerException unavailable(Throwable cause) {
        return new ServerException(
                ServerError.KAFKA_UNAVAILABLE,
                "Kafka does not answer (%s); see that it runs, then try again".formatted(cause.getMessage()));
    }
}
