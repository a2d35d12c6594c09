package org.finmesh.domains.retailbanking.fraudalerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.finmesh.platform.processing.testing.TestedTopology;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FraudAlertsTopologyTest {

    private static final Path GOLDEN =
            Path.of("src/test/resources/org/finmesh/domains/retailbanking/fraudalerts/topology.txt");
    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
    private static final String IN_MADRID = """
            {"transaction_id":"T0000000000000001","customer_id":"C000042","account_iban":"DE89370400440532013000",\
            "booked_at":"2026-03-10T12:00:00Z","transaction_type":"card_payment","direction":"debit","amount":"12.50",\
            "amount_currency":"EUR","channel":"point_of_sale","merchant_name":"Bar Sol","merchant_category":"5812",\
            "merchant_country":"ES","card_last_four":"4821"}""";

    private final TestedTopology product =
            TestedTopology.of(new FraudAlertsTopology(), Path.of("products/fraud-alerts"));

    @AfterEach
    void close() {
        product.close();
    }

    @Test
    void isTheTopologyThatWeKnow() throws IOException {
        if (Boolean.getBoolean("finmesh.write.golden")) {
            Files.createDirectories(GOLDEN.getParent());
            Files.writeString(GOLDEN, product.description());
        }

        assertThat(GOLDEN).hasContent(product.description());
    }

    @Test
    void publishesAnAlertWithItsEvidence() {
        product.pipe(FraudAlertsTopology.TRANSACTIONS, IN_MADRID, NOON);
        product.pipe(
                FraudAlertsTopology.TRANSACTIONS,
                IN_MADRID
                        .replace("T0000000000000001", "T0000000000000002")
                        .replace("\"ES\"", "\"SE\"")
                        .replace("12:00:00Z", "12:10:00Z"),
                NOON.plusSeconds(600));

        assertThat(product.quarantined()).isEmpty();
        assertThat(product.published()).singleElement().satisfies(record -> {
            assertThat(record.key()).isEqualTo("T0000000000000002|impossible_travel");
            assertThat(record.eventTime()).isEqualTo(NOON.plusSeconds(600));
            assertThat(record.values())
                    .containsEntry("customer_id", "C000042")
                    .containsEntry("severity", "high")
                    .containsEntry("transaction_ids", "T0000000000000001,T0000000000000002")
                    .containsEntry("country_from", "ES")
                    .containsEntry("country_to", "SE")
                    .doesNotContainKeys("merchant_category", "usual_amount");
        });
        assertThat(product.masked())
                .singleElement()
                .satisfies(record -> assertThat(record.values())
                        .doesNotContainValue("C000042")
                        .doesNotContainKeys("country_from", "country_to", "distance_km", "total_amount"));
    }

    @Test
    void publishesNothingOfWhatIsUsual() {
        product.pipe(FraudAlertsTopology.TRANSACTIONS, IN_MADRID, NOON);

        assertThat(product.published()).isEmpty();
        assertThat(product.quarantined()).isEmpty();
    }
}
