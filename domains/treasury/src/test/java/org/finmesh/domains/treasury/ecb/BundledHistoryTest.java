package org.finmesh.domains.treasury.ecb;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BundledHistoryTest {

    private static List<ReferenceRate> rates;

    @BeforeAll
    static void read() throws Exception {
        rates = BundledHistory.read(Clock.systemUTC());
    }

    @Test
    void holdsEveryRateThatWasPublishedIn27YearsAndNoOther() {
        assertThat(rates).hasSize(215_525);
        assertThat(rates.stream().map(ReferenceRate::rateDate).distinct()).hasSize(6_913);
        assertThat(rates.stream().map(ReferenceRate::quoteCurrency).distinct()).hasSize(41);
        assertThat(rates).extracting(ReferenceRate::rateDate).isSorted();
    }

    @Test
    void currenciesCameAndWent() {
        var days = rates.stream().collect(groupingBy(ReferenceRate::quoteCurrency, counting()));

        assertThat(days)
                .containsEntry("USD", 6_913L)
                .containsEntry("SIT", 2_049L)
                .containsEntry("HRK", 4_548L);
        assertThat(last("RUB")).isEqualTo("2022-03-01");
        assertThat(last("HRK")).isEqualTo("2022-12-30");
        assertThat(last("CYP")).isEqualTo("2007-12-31");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            1999-01-04, USD, 1.1789
            1999-01-04, TRL, 372274
            1999-01-04, CYP, 0.58231
            1999-01-04, MTL, 0.4432
            1999-01-04, ROL, 13111
            1999-01-14, MTL, 0.4414
            2002-03-01, SIT, 223.6432
            2002-03-01, TRL, 1211000
            2005-04-21, PLN, 4.1701
            2007-04-23, HKD, 10.5946
            2008-12-31, SKK, 30.126
            2009-08-07, PHP, 68.557
            2013-01-29, RON, 4.3835
            2015-01-22, CHF, 0.9943
            2018-11-29, NOK, 9.7318
            2020-12-17, ISK, 155.4
            2022-03-01, RUB, 117.201
            2022-12-30, HRK, 7.5365
            2024-05-09, SGD, 1.4558
            2025-12-31, IDR, 19640.83
            """)
    void knowsTheRatesThatWerePublished(LocalDate date, String currency, String rate) {
        assertThat(rates)
                .filteredOn(r -> r.rateDate().equals(date) && r.quoteCurrency().equals(currency))
                .extracting(r -> r.rate().toPlainString())
                .containsExactly(rate);
    }

    private static String last(String currency) {
        return rates.stream()
                .filter(r -> r.quoteCurrency().equals(currency))
                .toList()
                .getLast()
                .rateDate()
                .toString();
    }
}
