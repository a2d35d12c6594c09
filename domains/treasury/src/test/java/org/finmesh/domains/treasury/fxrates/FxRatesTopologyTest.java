package org.finmesh.domains.treasury.fxrates;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.finmesh.domains.treasury.ecb.BundledHistory;
import org.finmesh.domains.treasury.ecb.EcbRatesSource;
import org.finmesh.domains.treasury.ecb.EcbRatesSource.ReceivedRate;
import org.finmesh.platform.processing.testing.TestedTopology;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FxRatesTopologyTest {

    private static final Path GOLDEN = Path.of("src/test/resources/org/finmesh/domains/treasury/fxrates/topology.txt");
    private static final Instant RECEIVED = Instant.parse("2026-01-02T15:10:00.123456Z");

    private final TestedTopology product = TestedTopology.of(new FxRatesTopology(), Path.of("products/fx-rates"));

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
    void publishesARateUnderItsDateAndCurrency() {
        pipe("2025-12-31", "USD", "1.175");

        var published = product.published();
        assertThat(published).singleElement().satisfies(record -> {
            assertThat(record.key()).isEqualTo("2025-12-31|USD");
            assertThat(record.eventTime()).isEqualTo(RECEIVED);
            assertThat(record.values())
                    .containsExactlyInAnyOrderEntriesOf(Map.of(
                            "rate_date",
                            LocalDate.parse("2025-12-31"),
                            "base_currency",
                            "EUR",
                            "quote_currency",
                            "USD",
                            "rate",
                            new BigDecimal("1.175000"),
                            "received_at",
                            RECEIVED));
        });
    }

    @Test
    void publishesEveryRateOfTheHistoryWithTheValueThatTheFileHas() throws Exception {
        var rates = BundledHistory.read(Clock.systemUTC());
        for (var rate : rates) {
            pipe(rate.rateDate().toString(), rate.quoteCurrency(), rate.rate().toPlainString());
        }

        assertThat(product.quarantined()).isEmpty();
        var published = product.published();
        assertThat(published).hasSize(215_525);
        for (var i = 0; i < rates.size(); i++) {
            assertThat((BigDecimal) published.get(i).values().get("rate"))
                    .isEqualByComparingTo(rates.get(i).rate());
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            2025-12-31, XXY, 1.175,     UNKNOWN_CURRENCY
            2025-12-31, EUR, 1,         SAME_CURRENCY
            2025-12-31, USD, 0,         RATE_NOT_POSITIVE
            2025-12-31, USD, -1.175,    RATE_NOT_POSITIVE
            2025-12-31, USD, 1.1234567, PRECISION
            1998-12-31, USD, 1.175,     BOUNDS
            31.12.2025, USD, 1.175,     UNREADABLE
            """)
    void quarantinesWhatCannotBeARate(String date, String currency, String rate, String reasonCode) {
        product.pipe(
                EcbRatesSource.TOPIC, date + "|" + currency, """
                {"rate_date":"%s","quote_currency":"%s","rate":"%s","received_at":"%s"}""".formatted(date, currency, rate, RECEIVED), RECEIVED);

        assertThat(product.published()).isEmpty();
        assertThat(product.quarantined()).singleElement().satisfies(record -> {
            assertThat(record.reasonCode()).isEqualTo(reasonCode);
            assertThat(record.value()).contains(rate);
        });
    }

    private void pipe(String date, String currency, String rate) {
        var received = new ReceivedRate(LocalDate.parse(date), currency, rate, RECEIVED, "eurofxref.csv");
        product.pipe(EcbRatesSource.TOPIC, date + "|" + currency, received, RECEIVED);
    }
}
