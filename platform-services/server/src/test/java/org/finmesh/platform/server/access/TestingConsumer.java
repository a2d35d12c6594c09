package org.finmesh.platform.server.access;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.finmesh.platform.api.AgreementsApi.Credentials;
import org.finmesh.platform.localstack.LocalStack;
import org.springframework.http.MediaType;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientResponseException;

/** A consumer's own program: it has the credentials that the API gave, and no other way in. */
record TestingConsumer(LocalStack stack, Credentials credentials) {

    static final Duration POLL = Duration.ofMillis(200);

    KafkaConsumer<String, byte[]> kafka(String group) {
        System.setProperty(
                "org.apache.kafka.sasl.oauthbearer.allowed.urls",
                stack.keycloak().tokenUrl());
        var config = new HashMap<String, Object>(Map.of(
                "bootstrap.servers",
                stack.kafka().bootstrap(),
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                "OAUTHBEARER",
                "sasl.login.callback.handler.class",
                "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginCallbackHandler",
                "sasl.oauthbearer.token.endpoint.url",
                stack.keycloak().tokenUrl(),
                "sasl.jaas.config",
                "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required;",
                "sasl.oauthbearer.client.credentials.client.id",
                credentials.clientId(),
                "sasl.oauthbearer.client.credentials.client.secret",
                credentials.clientSecret(),
                "group.id",
                group,
                "auto.offset.reset",
                "earliest"));
        config.put("default.api.timeout.ms", 10_000);
        return new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
    }

    KafkaConsumer<String, byte[]> kafka() {
        return kafka(credentials.clientId());
    }

    /** Whether Keycloak lets the consumer's client in. */
    boolean getsAToken() {
        var form = new LinkedMultiValueMap<String, String>();
        form.add("grant_type", "client_credentials");
        form.add("client_id", credentials.clientId());
        form.add("client_secret", credentials.clientSecret());
        try {
            return RestClient.create()
                    .post()
                    .uri(stack.keycloak().tokenUrl())
                    .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                    .body(form)
                    .retrieve()
                    .toBodilessEntity()
                    .getStatusCode()
                    .is2xxSuccessful();
        } catch (RestClientResponseException e) {
            return false;
        }
    }

    Connection sql() throws SQLException {
        return DriverManager.getConnection(
                stack.postgreSql().meshJdbcUrl(), credentials.databaseUser(), credentials.databasePassword());
    }

    static long count(Connection connection, String view) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM " + view)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
