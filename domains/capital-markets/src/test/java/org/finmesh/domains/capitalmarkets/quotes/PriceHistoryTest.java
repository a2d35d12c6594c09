package org.finmesh.domains.capitalmarkets.quotes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import org.apache.commons.validator.routines.ISINValidator;
import org.finmesh.domains.capitalmarkets.quotes.TradingDay.Price;
import org.junit.jupiter.api.Test;

class PriceHistoryTest {

    @Test
    void hasFourPricesForEachOf12154Days() throws IOException {
        assertThat(PriceHistory.days()).hasSize(12_154);
        assertThat(PriceHistory.prices()).hasSize(4 * 12_154);
        assertThat(PriceHistory.prices().getFirst().day().date()).isEqualTo("2000-03-01");
        assertThat(PriceHistory.prices().getLast().day().date()).isEqualTo("2013-03-01");
    }

    @Test
    void isReplayedDayByDayFromOpenToClose() throws IOException {
        var firstDay = PriceHistory.prices().subList(0, 12);

        assertThat(firstDay)
                .extracting(Price::kind)
                .startsWith("open", "open", "open")
                .endsWith("close", "close", "close");
        assertThat(firstDay)
                .filteredOn(price -> price.day().share() == Share.AAPL)
                .extracting(price -> price.price().toPlainString())
                .containsExactly("118.56", "118.5", "132.06", "130.31");
    }

    @Test
    void goesFirstToTheExtremeThatIsNearerToTheOpen() {
        assertThat(day("10", "11", "5", "7").path())
                .extracting(Price::kind)
                .containsExactly("open", "high", "low", "close");
        assertThat(day("10", "18", "9", "17").path())
                .extracting(Price::kind)
                .containsExactly("open", "low", "high", "close");
        assertThat(day("10", "11", "9", "10").path())
                .extracting(Price::kind)
                .containsExactly("open", "low", "high", "close");
    }

    @Test
    void knowsADaysVolumeAtItsCloseOnly() {
        assertThat(day("10", "11", "9", "10").path()).extracting(Price::volume).containsExactly(null, null, null, 500L);
    }

    @Test
    void namesSharesByValidIsins() {
        assertThat(Arrays.stream(Share.values()).map(Share::isin)).allMatch(ISINValidator.getInstance(true)::isValid);
    }

    private static TradingDay day(String open, String high, String low, String close) {
        return new TradingDay(
                Share.IBM,
                LocalDate.parse("2012-05-18"),
                new BigDecimal(open),
                new BigDecimal(high),
                new BigDecimal(low),
                new BigDecimal(close),
                500);
    }
}
