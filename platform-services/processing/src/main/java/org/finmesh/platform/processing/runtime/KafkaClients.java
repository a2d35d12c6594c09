package org.finmesh.platform.processing.runtime;

import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.finmesh.platform.contract.Contract;
import org.finmesh.platform.processing.metric.DomainMetrics;

/** Kafka clients that come in as the domain's service account, with bounded memory. */
final class KafkaClients {

    private static final String ALLOWED_URLS = "org.apache.kafka.sasl.oauthbearer.allowed.urls";
    private static final int LINGER_MS = 2;
    private static final String OAUTH = "org.apache.kafka.common.security.oauthbearer.";

    private final Settings settings;
    private final Map<String, Object> common;

    KafkaClients(Settings settings, DomainMetrics metrics) {
        this.settings = settings;
        var tokenEndpoint = settings.tokenEndpoint().toString();
        System.setProperty(ALLOWED_URLS, tokenEndpoint);
        this.common = new HashMap<>(Map.of(
                CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
                settings.kafkaBootstrap(),
                CommonClientConfigs.SECURITY_PROTOCOL_CONFIG,
                "SASL_PLAINTEXT",
                SaslConfigs.SASL_MECHANISM,
                "OAUTHBEARER",
                SaslConfigs.SASL_OAUTHBEARER_TOKEN_ENDPOINT_URL,
                tokenEndpoint,
                SaslConfigs.SASL_OAUTHBEARER_CLIENT_CREDENTIALS_CLIENT_ID,
                settings.clientId(),
                // Of type password, which Kafka keeps out of logs.
                SaslConfigs.SASL_OAUTHBEARER_CLIENT_CREDENTIALS_CLIENT_SECRET,
                settings.clientSecret(),
                SaslConfigs.SASL_LOGIN_CALLBACK_HANDLER_CLASS,
                OAUTH + "OAuthBearerLoginCallbackHandler",
                SaslConfigs.SASL_JAAS_CONFIG,
                OAUTH + "OAuthBearerLoginModule required;",
                CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                5_000,
                CommonClientConfigs.RETRY_BACKOFF_MAX_MS_CONFIG,
                1_000));
        common.putAll(metrics.ofKafkaClients());
    }

    /**
     * Idempotent, in order, retries for as long as the process lives.
     *
     * @param bufferBytes what may wait for Kafka
     * @param blockMs how long a send may wait for room in the buffer, or for the topic to be known
     */
    Producer<byte[], byte[]> producer(String name, long bufferBytes, long blockMs, long deliveryMs) {
        var properties = new HashMap<>(common);
        properties.put(CommonClientConfigs.CLIENT_ID_CONFIG, settings.clientId() + "." + name);
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        properties.put(ProducerConfig.LINGER_MS_CONFIG, LINGER_MS);
        properties.put(ProducerConfig.BUFFER_MEMORY_CONFIG, bufferBytes);
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, blockMs);
        // Kafka refuses a delivery that ends before its first request may.
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) Math.min(10_000, deliveryMs - LINGER_MS));
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Math.toIntExact(deliveryMs));
        return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** For assigned partitions, without a group: sees committed records alone. */
    Consumer<byte[], byte[]> consumer(String name, int fetchBytes, int recordsMax) {
        var properties = new HashMap<>(common);
        properties.put(CommonClientConfigs.CLIENT_ID_CONFIG, settings.clientId() + "." + name);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, recordsMax);
        properties.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, fetchBytes);
        properties.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, Math.min(fetchBytes, 1 << 20));
        properties.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 500);
        properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
        properties.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        return new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** Of {@link StreamsTuning}. The group instance id lets a restarted process take its partitions back at once. */
    Properties streams(Contract contract, String instanceId) {
        var application = contract.port().applicationId();
        var properties = new Properties();
        properties.putAll(common);
        properties.putAll(StreamsTuning.of(contract));
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, application);
        properties.put(CommonClientConfigs.CLIENT_ID_CONFIG, application);
        properties.put(
                StreamsConfig.STATE_DIR_CONFIG,
                settings.stateFolder().resolve("streams").toString());
        properties.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), instanceId);
        return properties;
    }

    /** For the few things that a product asks of Kafka before it starts. */
    Admin admin(String name) {
        var properties = new HashMap<>(common);
        properties.put(CommonClientConfigs.CLIENT_ID_CONFIG, settings.clientId() + "." + name);
        properties.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
        properties.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        return Admin.create(properties);
    }
}
