package org.finmesh.platform.access.proof;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AccessControlEntryFilter;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePatternFilter;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.finmesh.platform.access.ConsumerEndpoints;
import org.finmesh.platform.access.ConsumerId;
import org.springframework.stereotype.Component;

/**
 * Tries Kafka with the consumer's own token. It takes partitions by hand and joins no group, so that the consumer's own
 * programs keep theirs.
 */
@Component
class KafkaTrial {

    private static final Duration ANSWER_TIME_MAX = Duration.ofSeconds(8);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int REQUEST_MS_MAX = 5_000;
    private static final int FETCH_BYTES_MAX = 4_096;

    private final ConsumerEndpoints endpoints;
    private final Admin kafka;

    KafkaTrial(ConsumerEndpoints endpoints, Admin kafka) {
        this.endpoints = endpoints;
        this.kafka = kafka;
    }

    /** @param token empty when the consumer gets none: then what one from before could still do */
    Seen fetch(ConsumerId consumer, Optional<String> token, String topic) {
        return answer(() ->
                token.isPresent() ? fetch(config(token.get()), topic) : remaining(consumer, ResourceType.TOPIC, topic));
    }

    /** As {@link #fetch}. */
    Seen groupOffsets(ConsumerId consumer, Optional<String> token) {
        return answer(() -> token.isPresent()
                ? groupOffsets(config(token.get()), consumer)
                : remaining(consumer, ResourceType.GROUP, consumer.kafkaGroup()));
    }

    private static Seen fetch(Map<String, Object> config, String topic) {
        try (var consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            var deadline = Instant.now().plus(ANSWER_TIME_MAX);
            while (Instant.now().isBefore(deadline)) {
                // Read before the poll: what the poll then has to say of an answer that came before, it says.
                var answered = hasAnswered(consumer);
                if (!consumer.poll(POLL).isEmpty()) {
                    return Seen.allowed("records came");
                }
                if (answered) {
                    return Seen.allowed("it has no record");
                }
            }
            throw new org.apache.kafka.common.errors.TimeoutException("no answer within " + ANSWER_TIME_MAX);
        }
    }

    /** An empty topic is answered as any other; only the count of answers tells it from one that is still to come. */
    private static boolean hasAnswered(Consumer<?, ?> consumer) {
        return consumer.metrics().values().stream()
                .filter(metric -> metric.metricName().name().equals("fetch-total"))
                .anyMatch(metric -> metric.metricValue() instanceof Double total && total > 0);
    }

    private static Seen groupOffsets(Map<String, Object> config, ConsumerId consumer)
            throws ExecutionException, InterruptedException, TimeoutException {
        try (var admin = Admin.create(config)) {
            var offsets = admin.listConsumerGroupOffsets(consumer.kafkaGroup())
                    .partitionsToOffsetAndMetadata()
                    .get(ANSWER_TIME_MAX.toMillis(), TimeUnit.MILLISECONDS);
            return Seen.allowed("it has read from %d partitions".formatted(offsets.size()));
        }
    }

    private Seen remaining(ConsumerId consumer, ResourceType type, String name)
            throws ExecutionException, InterruptedException, TimeoutException {
        var rights = kafka.describeAcls(new AclBindingFilter(
                        new ResourcePatternFilter(type, name, PatternType.MATCH),
                        new AccessControlEntryFilter(
                                consumer.kafkaPrincipal(), null, AclOperation.ANY, AclPermissionType.ALLOW)))
                .values()
                .get(ANSWER_TIME_MAX.toMillis(), TimeUnit.MILLISECONDS);
        return rights.isEmpty()
                ? Seen.refused("it gets no token, and one from before has no right to " + name)
                : Seen.allowed("a token from before still has rights: " + rights);
    }

    private Map<String, Object> config(String token) {
        var config = new HashMap<String, Object>();
        config.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, endpoints.kafkaBootstrap());
        config.put(CommonClientConfigs.CLIENT_ID_CONFIG, "finmesh-proof");
        config.put(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, "SASL_PLAINTEXT");
        config.put(SaslConfigs.SASL_MECHANISM, "OAUTHBEARER");
        config.put(SaslConfigs.SASL_JAAS_CONFIG, GivenToken.login(token));
        config.put(SaslConfigs.SASL_LOGIN_CALLBACK_HANDLER_CLASS, GivenToken.class.getName());
        config.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_MS_MAX);
        config.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) ANSWER_TIME_MAX.toMillis());
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
        config.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES_MAX);
        config.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH_BYTES_MAX);
        config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, (int) POLL.toMillis());
        config.put(CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG, false);
        return config;
    }

    private interface Asking {
        Seen ask() throws ExecutionException, InterruptedException, TimeoutException;
    }

    private static Seen answer(Asking asking) {
        try {
            return asking.ask();
        } catch (ExecutionException e) {
            return answer(e.getCause());
        } catch (KafkaException | TimeoutException e) {
            return answer(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Seen.failed(e);
        }
    }

    private static Seen answer(Throwable failure) {
        return failure instanceof AuthorizationException || failure instanceof AuthenticationException
                ? Seen.refused(String.valueOf(failure.getMessage()))
                : Seen.failed(failure);
    }
}
