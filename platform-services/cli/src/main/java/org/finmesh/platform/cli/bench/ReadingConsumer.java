package org.finmesh.platform.cli.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.finmesh.platform.api.AgreementsApi.Credentials;
import org.finmesh.platform.localstack.LocalStack;

/**
 * A consumer's own program, as its connection guide has it: asks Kafka and PostgreSQL, and takes their word.
 *
 * @param topic with one partition; may be empty
 */
record ReadingConsumer(LocalStack stack, Credentials credentials, String topic, String view) {

    private static final Duration ANSWER_MAX = Duration.ofSeconds(5);

    /** Committing an offset asks for READ on the topic and on the group, whether there are records or not. */
    boolean readsTopic(KafkaConsumer<byte[], byte[]> kafka) {
        var partition = new TopicPartition(topic, 0);
        try {
            kafka.assign(List.of(partition));
            var position = kafka.position(partition, ANSWER_MAX);
            kafka.commitSync(Map.of(partition, new OffsetAndMetadata(position)), ANSWER_MAX);
            return true;
        } catch (KafkaException e) {
            return false;
        }
    }

    /** With a client of its own, as of a program that starts now: it needs a token first. */
    boolean readsTopic() {
        try (var kafka = kafka()) {
            return readsTopic(kafka);
        } catch (KafkaException e) {
            return false;
        }
    }

    KafkaConsumer<byte[], byte[]> kafka() {
        System.setProperty(
                "org.apache.kafka.sasl.oauthbearer.allowed.urls",
                stack.keycloak().tokenUrl());
        var config = new Properties();
        config.put("bootstrap.servers", stack.kafka().bootstrap());
        config.put("security.protocol", "SASL_PLAINTEXT");
        config.put("sasl.mechanism", "OAUTHBEARER");
        config.put(
                "sasl.login.callback.handler.class",
                "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginCallbackHandler");
        config.put("sasl.oauthbearer.token.endpoint.url", stack.keycloak().tokenUrl());
        config.put("sasl.jaas.config", "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required;");
        config.put("sasl.oauthbearer.client.credentials.client.id", credentials.clientId());
        config.put("sasl.oauthbearer.client.credentials.client.secret", credentials.clientSecret());
        config.put("sasl.login.retry.backoff.max.ms", "100");
        config.put("group.id", credentials.clientId());
        config.put("auto.offset.reset", "earliest");
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    boolean readsView() {
        try (var connection = sql()) {
            return readsView(connection);
        } catch (SQLException e) {
            return false;
        }
    }

    boolean readsView(Connection connection) {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT rate FROM " + view)) {
            rows.next();
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    Connection sql() throws SQLException {
        return DriverManager.getConnection(
                stack.postgreSql().meshJdbcUrl(), credentials.databaseUser(), credentials.databasePassword());
    }
}
