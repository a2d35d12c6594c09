package org.finmesh.domains.capitalmarkets.marketdata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import org.finmesh.domains.capitalmarkets.quotes.QuoteReplay;
import org.finmesh.platform.processing.testing.TestedTopology;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarketDataTopologyTest {

    private static final Path GOLDEN =
            Path.of("src/test/resources/org/finmesh/domains/capitalmarkets/marketdata/topology.txt");
    private static final Instant QUOTED = Instant.parse("2026-01-02T15:10:00.123456Z");
    private static final String QUOTE = """
            {"isin":"US4592001014","symbol":"IBM","venue_mic":"XNYS","trading_date":"2012-05-18","price_kind":"close",\
            "price":"195.88","price_currency":"USD","volume":6079800,"quoted_at":"2026-01-02T15:10:00.123456Z"}""";

    private final TestedTopology product = TestedTopology.of(new MarketDataTopology(), Path.of("products/market-data"));

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
    void publishesAQuote() {
        pipe(QUOTE);

        assertThat(product.quarantined()).isEmpty();
        assertThat(product.published()).singleElement().satisfies(record -> {
            assertThat(record.key()).isEqualTo("US4592001014|XNYS|2012-05-18|close");
            assertThat(record.eventTime()).isEqualTo(QUOTED);
            assertThat(record.values())
                    .containsEntry("trading_date", LocalDate.parse("2012-05-18"))
                    .containsEntry("price", new BigDecimal("195.8800"))
                    .containsEntry("volume", 6_079_800L)
                    .containsEntry("quoted_at", QUOTED);
        });
    }

    @Test
    void publishesAQuoteWithoutVolume() {
        pipe(QUOTE.replace("\"volume\":6079800,", "").replace("close", "open"));

        assertThat(product.published())
                .singleElement()
                .satisfies(record -> assertThat(record.values()).doesNotContainKey("volume"));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            US4592001014, US4592001015, INVALID_ISIN
            XNYS,         XLON,         UNKNOWN_VENUE
            USD,          USX,          UNKNOWN_CURRENCY
            195.88,       0,            PRICE_NOT_POSITIVE
            195.88,       195.88123,    PRECISION
            close,        settlement,   ENUM
            6079800,      -1,           BOUNDS
            2012-05-18,   18.5.2012,    UNREADABLE
            """)
    void quarantinesABrokenQuoteWithTheReason(String good, String bad, String reasonCode) {
        pipe(QUOTE.replace(good, bad));

        assertThat(product.published()).isEmpty();
        assertThat(product.quarantined())
                .singleElement()
                .satisfies(record -> assertThat(record.reasonCode()).isEqualTo(reasonCode));
    }

    private void pipe(String json) {
        product.pipe(QuoteReplay.TOPIC, "key", json, QUOTED);
    }
}
