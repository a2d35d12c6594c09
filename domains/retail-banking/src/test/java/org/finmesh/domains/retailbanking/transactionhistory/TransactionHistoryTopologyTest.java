package org.finmesh.domains.retailbanking.transactionhistory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.finmesh.domains.retailbanking.bank.BookedTransactions;
import org.finmesh.platform.processing.testing.TestedTopology;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransactionHistoryTopologyTest {

    private static final Path GOLDEN =
            Path.of("src/test/resources/org/finmesh/domains/retailbanking/transactionhistory/topology.txt");
    private static final Instant BOOKED = Instant.parse("2026-01-02T15:10:00.123456Z");
    private static final String BOOKING = """
            {"transaction_id":"T1767366600123456","customer_id":"C000042","account_iban":"DE89370400440532013000",\
            "booked_at":"2026-01-02T15:10:00.123456Z","recorded_at":"2026-01-02T15:10:00.123456Z",\
            "transaction_type":"card_payment","direction":"debit","amount":"23.40","amount_currency":"EUR",\
            "channel":"point_of_sale","merchant_name":"Kurz","merchant_category":"5411","merchant_country":"DE",\
            "card_last_four":"4821","counterparty_iban":null}""";

    private final TestedTopology product =
            TestedTopology.of(new TransactionHistoryTopology(), Path.of("products/transaction-history"));

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
    void publishesABooking() {
        pipe(BOOKING);

        assertThat(product.quarantined()).isEmpty();
        assertThat(product.published()).singleElement().satisfies(record -> {
            assertThat(record.key()).isEqualTo("T1767366600123456");
            assertThat(record.eventTime()).isEqualTo(BOOKED);
            assertThat(record.values())
                    .containsEntry("booked_at", BOOKED)
                    .containsEntry("amount", new BigDecimal("23.40"))
                    .doesNotContainKeys("counterparty_iban", "recorded_at");
        });
    }

    @Test
    void publishesABookingMaskedTooWithNothingOfThePerson() {
        pipe(BOOKING);

        assertThat(product.masked()).singleElement().satisfies(record -> {
            assertThat(record.key()).isEqualTo("T1767366600123456");
            assertThat(record.eventTime()).isEqualTo(BOOKED);
            assertThat(record.values())
                    .containsEntry("account_iban", "******************3000")
                    .containsEntry("amount_currency", "EUR")
                    .hasEntrySatisfying(
                            "customer_id", hash -> assertThat((String) hash).matches("[0-9a-f]{64}"))
                    .doesNotContainKeys("amount", "merchant_name")
                    .doesNotContainValue("C000042");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "DE89370400440532013000"                    | "DE88370400440532013000"  | IDENTIFIER          | account_iban
            "counterparty_iban":null                    | "counterparty_iban":"XX"  | IDENTIFIER          | counterparty_iban
            "EUR"                                       | "EUX"                     | UNKNOWN_CURRENCY    | amount_currency
            "23.40"                                     | "0.00"                    | AMOUNT_NOT_POSITIVE | amount
            "23.40"                                     | "-23.40"                  | AMOUNT_NOT_POSITIVE | amount
            "23.40"                                     | "23.407"                  | PRECISION         | amount
            "23.40"                                     | "twelve"                  | UNREADABLE          | amount
            "23.40"                                     | null                      | MISSING_FIELD       | amount
            "customer_id":"C000042",                    | ''                        | MISSING_FIELD       | customer_id
            "booked_at":"2026-01-02T15:10:00.123456Z"   | "booked_at":"02/01/2026"  | UNREADABLE          | booked_at
            "booked_at":"2026                           | "booked_at":"2027         | BOOKED_IN_FUTURE    | booked_at
            "merchant_country":"DE"                     | "merchant_country":"ZZ"   | UNKNOWN_COUNTRY     | merchant_country
            "card_payment"                              | "barter"                  | ENUM         | transaction_type
            "C000042"                                   | "42"                      | PATTERN    | customer_id
            "card_last_four":"4821","counterparty_iban":null} | ''                  | UNREADABLE          | JSON
            """)
    void quarantinesABrokenBookingNamingTheFieldAndNeverTheValue(
            String good, String bad, String reasonCode, String field) {
        var broken = BOOKING.replace(good, bad);

        pipe(broken);

        assertThat(broken).isNotEqualTo(BOOKING);
        assertThat(product.published()).isEmpty();
        assertThat(product.quarantined()).singleElement().satisfies(record -> {
            assertThat(record.reasonCode()).isEqualTo(reasonCode);
            assertThat(record.reason()).contains(field).doesNotContain("23.40", "DE88", "EUX", "twelve", "barter");
            assertThat(record.value()).isEqualTo(broken);
        });
    }

    private void pipe(String json) {
        product.pipe(BookedTransactions.TOPIC, "T1767366600123456", json, BOOKED);
    }
}
