package org.finmesh.domains.treasury.ecb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EcbFileTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-05T15:00:00Z"), ZoneOffset.UTC);

    @Test
    void readsTheHistoryAndLeavesOutWhatWasNotPublished() throws Exception {
        var rates = parse("Date,USD,HRK,\n2023-01-02,1.0683,N/A,\n2022-12-30,1.0666,7.5365,\n");

        assertThat(rates)
                .containsExactly(
                        rate("2022-12-30", "USD", "1.0666"),
                        rate("2022-12-30", "HRK", "7.5365"),
                        rate("2023-01-02", "USD", "1.0683"));
    }

    @Test
    void readsTheFileOfTheDay() throws Exception {
        var rates = parse("Date, USD, JPY, ISK, \n02 January 2026, 1.1721, 183.80, , \n");

        assertThat(rates).containsExactly(rate("2026-01-02", "USD", "1.1721"), rate("2026-01-02", "JPY", "183.80"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                                     | in.csv: the file is empty
            Dat,USD,;2025-01-02,1.1,                               | in.csv:1: the first field is 'Dat'
            Date,USD,XXY,;2025-01-02,1.1,2,                        | in.csv:1: 'XXY' is no ISO 4217 currency
            Date,USD,USD,;2025-01-02,1.1,2,                        | in.csv:1: a second column USD
            Date,USD,JPY,;2025-01-02,1.1,160.2,;2025-01-03,1.1     | in.csv:3: 2 fields where the header has 4
            Date,USD,JPY,;2025-01-02,1.1,160.2                     | in.csv:2: 3 fields where the header has 4
            Date,USD,;2025-01-02,1.1,9                             | in.csv:2: '9' after the last comma
            Date,USD,;2025-01-02,1.1,;2025-01-02,1.2,              | in.csv:3: a second line for 2025-01-02
            Date,USD,;2025-02-30,1.1,                              | in.csv:2: '2025-02-30' is no date
            Date,USD,;31 June 2025,1.1,                            | in.csv:2: '31 June 2025' is no date
            Date,USD,;2026-01-06,1.1,                              | in.csv:2: 2026-01-06 is in the future
            Date,USD,;2025-01-02,n/a,                              | in.csv:2: the rate of USD is 'n/a', neither a number nor N/A
            Date,USD,;2025-01-02,-1.1,                             | in.csv:2: the rate of USD is '-1.1', neither
            Date,USD,;2025-01-02,1e3,                              | in.csv:2: the rate of USD is '1e3', neither
            Date,USD,;2025-01-02,0.000,                            | in.csv:2: the rate of USD is zero
            Date,USD,;2025-01-02,1.1234567,                        | in.csv:2: the rate of USD, 1.1234567, has more than
            Date,USD,;2025-01-02,12345678901.1,                    | in.csv:2: the rate of USD, 12345678901.1, has more than
            Date,USD,;2025-01-02,N/A,                              | in.csv: no rate in the file
            """)
    void refusesTheWholeFileNamingTheLineAndTheReason(String lines, String message) {
        assertThatThrownBy(() -> parse(lines.replace(";", "\n")))
                .isInstanceOf(RefusedFileException.class)
                .hasMessageStartingWith(message);
    }

    private static List<ReferenceRate> parse(String text) throws RefusedFileException {
        return EcbFile.parse("in.csv", text, CLOCK);
    }

    private static ReferenceRate rate(String date, String currency, String rate) {
        return new ReferenceRate(LocalDate.parse(date), currency, new BigDecimal(rate));
    }
}
