package org.finmesh.platform.cli.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.finmesh.platform.api.AgreementsApi.Credentials;
import org.finmesh.platform.api.ProductsApi.Connection;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConnectionDetailsTest {

    private static final Credentials CREDENTIALS = new Credentials(
            "valuation-control", "consumer-valuation-control", "s3$cret", "consumer_valuation_control", "pa55");

    @Test
    void theSecretTakesThePlaceOfItsPlaceholder() {
        var details = ConnectionDetails.of(connection(), CREDENTIALS);
        assertThat(details.kafkaProperties())
                .containsEntry("sasl.oauthbearer.client.credentials.client.secret", "s3$cret");
    }

    @Test
    void thePsqlLineIsCompleteAndReadsTheView() {
        assertThat(ConnectionDetails.of(connection(), CREDENTIALS).text())
                .contains("PGPASSWORD=pa55 psql --host localhost --port 18007 --username consumer_valuation_control"
                        + " --dbname mesh --command 'SELECT rate_date, \"Rate\" FROM treasury.fx_rates_v1 LIMIT 10'")
                .contains("--topic treasury.fx-rates.v1");
    }

    @Test
    void aPortWithoutATopicSaysNothingOfKafka() {
        assertThat(ConnectionDetails.of(withoutTopic(null), CREDENTIALS).text())
                .contains("# SQL")
                .doesNotContain("Kafka");
    }

    @Test
    void aTopicThatWouldShowMoreThanIsAgreedIsMissingForThatReason() {
        assertThat(ConnectionDetails.of(withoutTopic("a topic shows whole records, and not agreed are rate"), CREDENTIALS)
                        .text())
                .contains("no topic, as a topic shows whole records, and not agreed are rate")
                .doesNotContain("--topic");
    }

    private static Connection withoutTopic(@Nullable String note) {
        var connection = connection();
        return new Connection(
                connection.port(),
                connection.consumer(),
                Map.of(),
                null,
                note,
                null,
                connection.jdbcUrl(),
                connection.databaseUser(),
                connection.view(),
                connection.columns(),
                List.of());
    }

    private static Connection connection() {
        return new Connection(
                "treasury.fx-rates.v1",
                "valuation-control",
                Map.of(
                        "bootstrap.servers", "localhost:18004",
                        "sasl.oauthbearer.token.endpoint.url", "http://localhost:18002/token",
                        "sasl.oauthbearer.client.credentials.client.secret", "<secret>"),
                "treasury.fx-rates.v1",
                null,
                "http://localhost:18008",
                "jdbc:postgresql://localhost:18007/mesh",
                "consumer_valuation_control",
                "treasury.fx_rates_v1",
                List.of("rate_date", "Rate"),
                List.of());
    }
}
