package org.finmesh.domains.capitalmarkets.riskexposure;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ValuationTest {

    private static final Instant TRADED = Instant.parse("2026-03-10T12:00:00Z");
    private static final Quote CLOSE =
            new Quote(LocalDate.parse("2012-05-18"), new BigDecimal("195.88"), "USD", TRADED.plusSeconds(1));

    @Test
    void isInEuroAtTheRateOfTheValueDate() {
        var exposure = valued(CLOSE, Map.of("2012-05-18|USD", "1.2721", "2012-05-17|USD", "9"));

        assertThat(exposure.marketValue()).isEqualByComparingTo("19588");
        assertThat(exposure.exposureEur()).isEqualTo(new BigDecimal("15398.16"));
        assertThat(exposure.rate()).isEqualTo("1.2721");
        assertThat(exposure.rateDate()).isEqualTo("2012-05-18");
        assertThat(exposure.rateBasis()).isEqualTo("value_date");
        assertThat(exposure.valuationStatus()).isEqualTo("valued");
        assertThat(exposure.valuedAt()).isEqualTo(CLOSE.quotedAt());
    }

    @Test
    void takesTheLatestRateOfTheSevenDaysBeforeAndSaysSo() {
        var exposure = valued(CLOSE, Map.of("2012-05-11|USD", "1.25", "2012-05-10|USD", "9"));

        assertThat(exposure.exposureEur()).isEqualTo(new BigDecimal("15670.40"));
        assertThat(exposure.rateDate()).isEqualTo("2012-05-11");
        assertThat(exposure.rateBasis()).isEqualTo("earlier_date");
    }

    @Test
    void isAbsentAndNeverZeroWithoutARate() {
        var exposure =
                valued(CLOSE, Map.of("2012-05-10|USD", "1.25", "2012-05-18|CHF", "1.2", "2012-05-19|USD", "1.3"));

        assertThat(exposure.exposureEur()).isNull();
        assertThat(exposure.rate()).isNull();
        assertThat(exposure.rateBasis()).isNull();
        assertThat(exposure.valuationStatus()).isEqualTo("no_rate");
        assertThat(exposure.marketValue()).isEqualByComparingTo("19588");
    }

    @Test
    void isAbsentWithoutAPrice() {
        var exposure = valued(null, Map.of("2012-05-18|USD", "1.2721"));

        assertThat(exposure.exposureEur()).isNull();
        assertThat(exposure.marketValue()).isNull();
        assertThat(exposure.valuationStatus()).isEqualTo("no_price");
        assertThat(exposure.quantity()).isEqualTo(100);
        assertThat(exposure.valuedAt()).isEqualTo(TRADED);
    }

    @Test
    void ofAPriceInEuroIsTheMarketValue() {
        var exposure =
                valued(new Quote(LocalDate.parse("2012-05-18"), new BigDecimal("10.005"), "EUR", TRADED), Map.of());

        assertThat(exposure.exposureEur()).isEqualTo(new BigDecimal("1000.50"));
        assertThat(exposure.rateBasis()).isEqualTo("same_currency");
    }

    private static RiskExposure valued(@Nullable Quote quote, Map<String, String> rates) {
        return Valuation.inEuro(new Holder("US4592001014", "NYC-EQ-01", 100, TRADED, quote), key -> {
            var rate = rates.get(key);
            return rate == null ? null : new EuroRate.Published(new BigDecimal(rate));
        });
    }
}
