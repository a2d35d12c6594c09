package org.finmesh.domains.capitalmarkets.marketdata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Collectors;
import org.finmesh.domains.capitalmarkets.quotes.QuoteReplay;
import org.finmesh.platform.processing.testing.TestedTopology;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarketDataV2TopologyTest {

    private static final Path GOLDEN =
            Path.of("src/test/resources/org/finmesh/domains/capitalmarkets/marketdata/topology-v2.txt");
    private static final Instant QUOTED = Instant.parse("2026-01-02T15:10:00.123456Z");
    private static final String QUOTE = """
            {"isin":"US4592001014","symbol":"IBM","venue_mic":"XNYS","trading_date":"2012-05-18","price_kind":"close",\
            "price":"195.88","price_currency":"USD","volume":6079800,"quoted_at":"2026-01-02T15:10:00.123456Z"}""";

    private final TestedTopology product =
            TestedTopology.of(new MarketDataV2Topology(), Path.of("products/market-data"));

    @AfterEach
    void close() {
        product.close();
    }

    @Test
    void isTheTopologyThatWeKnow() throws IOException {
        if (Boolean.getBoolean("finmesh.write.golden")) {
            Files.writeString(GOLDEN, product.description());
        }

        assertThat(GOLDEN).hasContent(product.description());
    }

    @Test
    void publishesTheIssuerInPlaceOfTheTickerUnderTheSameKey() {
        pipe(QUOTE);

        assertThat(product.quarantined()).isEmpty();
        assertThat(product.published()).singleElement().satisfies(record -> {
            assertThat(record.key()).isEqualTo("US4592001014|XNYS|2012-05-18|close");
            assertThat(record.eventTime()).isEqualTo(QUOTED);
            assertThat(record.values())
                    .containsEntry("issuer_lei", "VGRQXHF3J8VDLUA7XE92")
                    .containsEntry("price", new BigDecimal("195.8800"))
                    .doesNotContainKey("symbol");
        });
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            US4592001014, US4592001015, INVALID_ISIN
            US4592001014, US0231351067, UNKNOWN_ISSUER
            XNYS,         XLON,         UNKNOWN_VENUE
            """)
    void quarantinesABrokenQuoteWithTheReason(String good, String bad, String reasonCode) {
        pipe(QUOTE.replace(good, bad));

        assertThat(product.published()).isEmpty();
        assertThat(product.quarantined())
                .singleElement()
                .satisfies(record -> assertThat(record.reasonCode()).isEqualTo(reasonCode));
    }

    /** ISO 17442: letters count from 10 on, and the whole number leaves 1 when divided by 97 (ISO/IEC 7064). */
    @Test
    void everyIssuersIdentifierHasItsCheckDigits() {
        assertThat(Issuers.LEI_BY_ISIN.values()).allSatisfy(lei -> {
            var digits = lei.chars()
                    .map(Character::getNumericValue)
                    .mapToObj(Integer::toString)
                    .collect(Collectors.joining());
            assertThat(new BigInteger(digits).mod(BigInteger.valueOf(97))).isEqualTo(BigInteger.ONE);
        });
    }

    private void pipe(String json) {
        product.pipe(QuoteReplay.TOPIC, "key", json, QUOTED);
    }
}
