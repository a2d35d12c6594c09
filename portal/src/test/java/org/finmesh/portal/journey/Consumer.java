package org.finmesh.portal.journey;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * A consumer's own clients for fx-rates, made of nothing but what the portal shows: the snippet and the credentials.
 *
 * @param kafkaProperties of the snippet {@code client.properties}, its placeholder for the secret filled in
 */
record Consumer(String kafkaProperties, String jdbcUrl, String databaseUser, String databasePassword) {

    private static final String PLACEHOLDER = "<client-secret>";

    static Consumer of(
            String snippet, String jdbcUrl, String clientSecret, String databaseUser, String databasePassword) {
        if (!snippet.contains(PLACEHOLDER)) {
            throw new AssertionError("no place for the secret in the snippet:\n" + snippet);
        }
        return new Consumer(snippet.replace(PLACEHOLDER, clientSecret), jdbcUrl, databaseUser, databasePassword);
    }

    KafkaConsumer<String, byte[]> kafka() {
        var properties = new Properties();
        try {
            properties.load(new StringReader(kafkaProperties));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        System.setProperty(
                "org.apache.kafka.sasl.oauthbearer.allowed.urls",
                properties.getProperty("sasl.oauthbearer.token.endpoint.url"));
        return new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer());
    }

    Connection database() throws SQLException {
        return DriverManager.getConnection(jdbcUrl, databaseUser, databasePassword);
    }

    /** @throws SQLException with state 42501 when the database refuses */
    static Set<Rate> ratesBySql(Connection database) throws SQLException {
        var rates = new HashSet<Rate>();
        try (var statement = database.createStatement();
                var rows = statement.executeQuery("select rate_date, quote_currency, rate from treasury.fx_rates_v1")) {
            while (rows.next()) {
                rates.add(new Rate(rows.getDate(1).toLocalDate(), rows.getString(2), rows.getBigDecimal(3)));
            }
        }
        return rates;
    }
}
