package org.finmesh.platform.cli.connect;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.finmesh.platform.api.AgreementsApi.Credentials;
import org.finmesh.platform.api.ProductsApi.Connection;
import org.jspecify.annotations.Nullable;

/**
 * All that a consumer's clients need, secrets included.
 *
 * @param kafkaProperties complete, as a Kafka client takes them
 * @param topic null when the port has no topic, or one that would show more than is agreed
 * @param topicNote why there is no topic, where the port has one
 * @param jdbcUrl null when the port has no table
 * @param columns of the view that can be read
 */
public record ConnectionDetails(
        String port,
        String consumer,
        Map<String, String> kafkaProperties,
        @Nullable String topic,
        @Nullable String topicNote,
        @Nullable String registryUrl,
        String clientId,
        String clientSecret,
        @Nullable String jdbcUrl,
        @Nullable String view,
        List<String> columns,
        String databaseUser,
        String databasePassword) {

    private static final String SECRET = "client.secret";
    private static final String TOKEN_URL = "sasl.oauthbearer.token.endpoint.url";

    /** The API's answer with the secret in place of its placeholder. */
    public static ConnectionDetails of(Connection connection, Credentials credentials) {
        var properties = new LinkedHashMap<String, String>();
        connection
                .kafkaProperties()
                .forEach((name, value) ->
                        properties.put(name, name.endsWith(SECRET) ? credentials.clientSecret() : value));
        return new ConnectionDetails(
                connection.port(),
                connection.consumer(),
                properties,
                connection.topic(),
                connection.topicNote(),
                connection.registryUrl(),
                credentials.clientId(),
                credentials.clientSecret(),
                connection.jdbcUrl(),
                connection.view(),
                connection.columns(),
                credentials.databaseUser(),
                credentials.databasePassword());
    }

    /** For people: to be copied piece by piece. */
    public String text() {
        return "# %s, read as %s%n".formatted(port, consumer) + kafka() + sql();
    }

    private String kafka() {
        if (topic == null) {
            return topicNote == null ? "" : "%n# Kafka: no topic, as %s%n".formatted(topicNote);
        }
        var lines = kafkaProperties.entrySet().stream()
                .map(property -> property.getKey() + "=" + property.getValue())
                .collect(Collectors.joining("\n"));
        return """

                # Kafka: save as client.properties. The records' schemas are at %s
                %s

                # Then, with Kafka's own tools:
                KAFKA_OPTS=-Dorg.apache.kafka.sasl.oauthbearer.allowed.urls=%s \\
                  kafka-console-consumer.sh --bootstrap-server %s --consumer.config client.properties \\
                  --topic %s --from-beginning
                """.formatted(
                registryUrl, lines, kafkaProperties.get(TOKEN_URL), kafkaProperties.get("bootstrap.servers"), topic);
    }

    private String sql() {
        if (jdbcUrl == null) {
            return "";
        }
        var address = URI.create(jdbcUrl.substring("jdbc:".length()));
        return """

                # SQL: JDBC
                url=%s
                user=%s
                password=%s

                # psql
                PGPASSWORD=%s psql --host %s --port %d --username %s --dbname %s --command 'SELECT %s FROM %s LIMIT 10'
                """.formatted(
                        jdbcUrl,
                        databaseUser,
                        databasePassword,
                        databasePassword,
                        address.getHost(),
                        address.getPort(),
                        databaseUser,
                        address.getPath().substring(1),
                        columns.stream().map(ConnectionDetails::quoted).collect(Collectors.joining(", ")),
                        view);
    }

    /** As it is written where PostgreSQL reads it so, else in quotes. */
    private static String quoted(String column) {
        return column.matches("[a-z_][a-z0-9_]*") ? column : '"' + column.replace("\"", "\"\"") + '"';
    }
}
