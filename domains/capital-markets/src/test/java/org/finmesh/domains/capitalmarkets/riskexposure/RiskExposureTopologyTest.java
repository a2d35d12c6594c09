package org.finmesh.domains.capitalmarkets.riskexposure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import org.finmesh.platform.processing.testing.TestedTopology;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RiskExposureTopologyTest {

    private static final Path GOLDEN =
            Path.of("src/test/resources/org/finmesh/domains/capitalmarkets/riskexposure/topology.txt");
    private static final Instant TRADED = Instant.parse("2026-03-10T15:00:00.123456Z");
    private static final Instant QUOTED = TRADED.plusSeconds(1);
    private static final String RATE = """
            {"rate_date":"2012-05-18","base_currency":"EUR","quote_currency":"USD","rate":"1.2721",\
            "received_at":"2026-03-10T14:00:00Z"}""";
    private static final String POSITION = """
            {"book_id":"NYC-EQ-01","isin":"US4592001014","settlement_date":"2026-03-11","quantity":100,\
            "net_settlement_amount":"-19588.0000","settlement_currency":"USD","trade_count":1,\
            "changed_at":"2026-03-10T15:00:00.123456Z"}""";
    private static final String QUOTE = """
            {"isin":"US4592001014","issuer_lei":"VGRQXHF3J8VDLUA7XE92","venue_mic":"XNYS","trading_date":"2012-05-18",\
            "price_kind":"close","price":"195.88","price_currency":"USD","volume":6079800,\
            "quoted_at":"2026-03-10T15:00:01.123456Z"}""";

    private final TestedTopology product =
            TestedTopology.of(new RiskExposureTopology(), Path.of("products/risk-exposure"));

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
    void publishesWhatABookHoldsInEuroWhenThePriceComes() {
        product.pipe(RiskExposureTopology.FX_RATES, RATE, TRADED);
        product.pipe(RiskExposureTopology.POSITIONS, POSITION, TRADED);
        assertThat(product.published())
                .singleElement()
                .satisfies(record -> assertThat(record.values())
                        .containsEntry("valuation_status", "no_price")
                        .doesNotContainKeys("price", "market_value", "exposure_eur"));

        product.pipe(RiskExposureTopology.MARKET_DATA, QUOTE, QUOTED);

        assertThat(product.quarantined()).isEmpty();
        assertThat(product.published()).singleElement().satisfies(record -> {
            assertThat(record.key()).isEqualTo("NYC-EQ-01|US4592001014");
            assertThat(record.eventTime()).isEqualTo(QUOTED);
            assertThat(record.values())
                    .containsEntry("quantity", 100L)
                    .containsEntry("market_value", new BigDecimal("19588.0000"))
                    .containsEntry("exposure_eur", new BigDecimal("15398.16"))
                    .containsEntry("exposure_currency", "EUR")
                    .containsEntry("rate_date", LocalDate.parse("2012-05-18"))
                    .containsEntry("valuation_status", "valued")
                    .containsEntry("valued_at", QUOTED);
        });
    }

    /** The settlement date says which earlier quantity a position replaces, and so how much the sum is. */
    @Test
    void isMadeOfTheFieldsOfThreeProductsAndOfNothingElse() {
        product.pipe(RiskExposureTopology.FX_RATES, RATE, TRADED);
        product.pipe(RiskExposureTopology.POSITIONS, POSITION, TRADED);
        product.pipe(RiskExposureTopology.MARKET_DATA, QUOTE, QUOTED);
        product.pipe(RiskExposureTopology.MARKET_DATA, QUOTE.replace("195.88", "196.02"), QUOTED.plusSeconds(1));
        product.pipe(RiskExposureTopology.POSITIONS, POSITION.replace("100", "90"), QUOTED.plusSeconds(2));

        assertThat(product.madeOf("exposure_eur"))
                .extracting(flow -> flow.topic() + ":" + flow.field())
                .containsExactlyInAnyOrder(
                        "capital-markets.positions.v1:quantity",
                        "capital-markets.positions.v1:settlement_date",
                        "capital-markets.market-data.v2:price",
                        "treasury.fx-rates.v1:rate");
    }

    @Test
    void publishesNoExposureWithoutARate() {
        product.pipe(RiskExposureTopology.FX_RATES, RATE.replace("2012-05-18", "2012-05-10"), TRADED);
        product.pipe(RiskExposureTopology.MARKET_DATA, QUOTE, QUOTED);
        product.pipe(RiskExposureTopology.POSITIONS, POSITION, QUOTED.plusSeconds(1));

        assertThat(product.published())
                .singleElement()
                .satisfies(record -> assertThat(record.values())
                        .containsEntry("valuation_status", "no_rate")
                        .containsKey("market_value")
                        .doesNotContainKeys("exposure_eur", "rate", "rate_date", "rate_basis"));
    }

    @Test
    void publishesOneRecordForEachBookThatHoldsTheShare() {
        product.pipe(RiskExposureTopology.FX_RATES, RATE, TRADED);
        product.pipe(RiskExposureTopology.POSITIONS, POSITION, TRADED);
        product.pipe(RiskExposureTopology.POSITIONS, POSITION.replace("NYC-EQ-01", "LON-EQ-01"), TRADED);
        product.published();

        product.pipe(RiskExposureTopology.MARKET_DATA, QUOTE, QUOTED);

        assertThat(product.published())
                .extracting(TestedTopology.Published::key)
                .containsExactly("LON-EQ-01|US4592001014", "NYC-EQ-01|US4592001014");
    }
}
