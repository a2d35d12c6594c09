package org.finmesh.domains.capitalmarkets.positions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.finmesh.domains.capitalmarkets.trades.TradeBlotter;
import org.finmesh.platform.processing.testing.TestedTopology;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PositionsTopologyTest {

    private static final Path GOLDEN =
            Path.of("src/test/resources/org/finmesh/domains/capitalmarkets/positions/topology.txt");
    private static final Instant RECORDED = Instant.parse("2026-03-10T15:00:00.123456Z");
    private static final String TRADE = """
            {"trade_id":"TR0000000000000001","version":1,"entry_type":"new","book_id":"NYC-EQ-01","isin":"US4592001014",\
            "side":"sell","quantity":100,"price":"195.88","price_currency":"USD",\
            "traded_at":"2026-03-10T15:00:00.123456Z","recorded_at":"2026-03-10T15:00:00.123456Z"}""";

    private final TestedTopology product = TestedTopology.of(new PositionsTopology(), Path.of("products/positions"));

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
    void publishesThePositionThatASaleMakes() {
        pipe(TRADE);

        assertThat(product.quarantined()).isEmpty();
        assertThat(product.published()).singleElement().satisfies(record -> {
            assertThat(record.key()).isEqualTo("NYC-EQ-01|US4592001014|2026-03-11");
            assertThat(record.eventTime()).isEqualTo(RECORDED);
            assertThat(record.values())
                    .containsEntry("quantity", -100L)
                    .containsEntry("net_settlement_amount", new BigDecimal("19588.0000"))
                    .containsEntry("settlement_currency", "USD")
                    .containsEntry("trade_count", 1L)
                    .containsEntry("changed_at", RECORDED);
        });
    }

    @Test
    void publishesBothPositionsWhenACorrectionMovesTheTrade() {
        pipe(TRADE);
        product.published();
        pipe(TRADE.replace("\"version\":1,\"entry_type\":\"new\"", "\"version\":2,\"entry_type\":\"correction\"")
                .replace("NYC-EQ-01", "LON-EQ-01"));

        assertThat(product.published())
                .extracting(record -> record.key() + " " + record.values().get("quantity"))
                .containsExactlyInAnyOrder(
                        "NYC-EQ-01|US4592001014|2026-03-11 0", "LON-EQ-01|US4592001014|2026-03-11 -100");
    }

    @Test
    void publishesNothingOfARepeat() {
        pipe(TRADE);
        product.published();
        pipe(TRADE);

        assertThat(product.published()).isEmpty();
        assertThat(product.quarantined()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            US4592001014,            US4592001015,            INVALID_ISIN
            NYC-EQ-01,               desk one,                INVALID_BOOK
            TR0000000000000001,      TR1,                     INVALID_TRADE_ID
            '"version":1',           '"version":0',           INVALID_VERSION
            new,                     amendment,               UNKNOWN_ENTRY_TYPE
            sell,                    hold,                    UNKNOWN_SIDE
            '"quantity":100',        '"quantity":0',          INVALID_QUANTITY
            '"quantity":100',        '"quantity":1000000001', INVALID_QUANTITY
            195.88,                  0.00,                    PRICE_NOT_POSITIVE
            195.88,                  195.88123,               PRICE_TOO_PRECISE
            195.88,                  at market,               UNREADABLE
            USD,                     EUR,                     OTHER_CURRENCY
            '"traded_at":"2026',     '"traded_at":"2999',     TRADED_IN_FUTURE
            '"traded_at":"2026-03',  '"traded_at":"2025-03',  SETTLED_LONG_AGO
            '"book_id":"NYC-EQ-01",','',                      MISSING_FIELD
            """)
    void quarantinesABrokenTradeWithTheReason(String good, String bad, String reasonCode) {
        pipe(TRADE.replace(good, bad));

        assertThat(product.published()).isEmpty();
        assertThat(product.quarantined())
                .singleElement()
                .satisfies(record -> assertThat(record.reasonCode()).isEqualTo(reasonCode));
    }

    private void pipe(String json) {
        product.pipe(TradeBlotter.TOPIC, "TR0000000000000001", json, RECORDED);
    }
}
