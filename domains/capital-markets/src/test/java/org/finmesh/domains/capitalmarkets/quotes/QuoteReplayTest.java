package org.finmesh.domains.capitalmarkets.quotes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import org.finmesh.platform.processing.Pace;
import org.finmesh.platform.processing.SourceWriter.Written;
import org.finmesh.platform.processing.testing.TestedSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuoteReplayTest {

    private static final int HISTORY = 4 * 12_154;

    @TempDir
    private Path folder;

    @Test
    void goesOnAfterTheLastQuoteWhenItIsStartedAgain() throws InterruptedException {
        var written = new TestedSource(folder);
        written.runUntil(replay(1_000), () -> written.size() >= 10);
        var before = written.size();
        written.runUntil(replay(1_000), () -> written.size() >= before + 10);

        assertThat(written.records().subList(0, before + 10))
                .extracting(Written::key)
                .doesNotHaveDuplicates();
        assertThat(written.records()).extracting(Written::eventTime).isSorted().doesNotHaveDuplicates();
        assertThat(TestedSource.json(written.records().getFirst()))
                .startsWith(
                        "{\"isin\":\"US0378331005\",\"symbol\":\"AAPL\",\"venue_mic\":\"XNAS\",\"trading_date\":\"2000-03-01\","
                                + "\"price_kind\":\"open\",\"price\":\"118.56\",\"price_currency\":\"USD\",");
    }

    @Test
    void startsAgainAfterTheLastQuoteOfTheHistory() throws InterruptedException {
        var written = new TestedSource(folder);
        written.runUntil(replay(1_000_000), () -> written.size() > HISTORY + 10);

        var keys = written.records().stream().map(Written::key).toList();
        assertThat(keys.subList(0, HISTORY)).doesNotHaveDuplicates();
        assertThat(keys.subList(HISTORY, HISTORY + 10)).isEqualTo(keys.subList(0, 10));
    }

    private static QuoteReplay replay(double perSecond) {
        return new QuoteReplay(Pace.perSecond(perSecond), Clock.systemUTC());
    }
}
