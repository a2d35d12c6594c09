package org.finmesh.domains.capitalmarkets.trades;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.finmesh.domains.capitalmarkets.quotes.PriceHistory;
import org.finmesh.platform.processing.Pace;
import org.finmesh.platform.processing.SourceWriter.Written;
import org.finmesh.platform.processing.testing.TestedSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TradeBlotterTest {

    private static final Instant START = Instant.parse("2026-03-10T15:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void entersTheSameAtTheSameInstantsEachTime() throws IOException {
        assertThat(entries(5_000)).isEqualTo(entries(5_000));
    }

    @Test
    void entersNewTradesCorrectionsCancellationsRepeatsAndSomeOutOfOrder() throws IOException {
        var entries = entries(10_000);
        var types = entries.stream().collect(groupingBy(BlotterEntry::entryType, counting()));

        assertThat(types.get("new")).isBetween(7_500L, 9_500L);
        assertThat(types.get("correction")).isGreaterThan(500L);
        assertThat(types.get("cancellation")).isGreaterThan(200L);
        assertThat(entries.size() - new HashSet<>(entries).size()).isGreaterThan(100);
        assertThat(comeBeforeTheirFirstVersion(entries)).isGreaterThan(100);
        assertThat(entries).extracting(BlotterEntry::bookId).contains("NYC-EQ-01", "LON-EQ-01", "NYC-MM-01");
        assertThat(entries.stream().map(BlotterEntry::isin).distinct()).hasSize(5);
    }

    @Test
    void goesOnWithNewInstantsAfterARestart() throws InterruptedException {
        var written = new TestedSource(folder);
        written.runUntil(source(), () -> written.size() >= 1_000);
        var last = written.records().stream()
                .map(Written::eventTime)
                .max(Instant::compareTo)
                .orElseThrow();
        var before = written.size();
        written.runUntil(source(), () -> written.size() >= before + 1_000);

        assertThat(written.records().subList(before, before + 1_000))
                .allSatisfy(record -> assertThat(record.eventTime()).isAfter(last));
    }

    private static long comeBeforeTheirFirstVersion(List<BlotterEntry> entries) {
        var begun = new HashSet<String>();
        var early = 0;
        for (var entry : entries) {
            if (entry.version() == 1) {
                begun.add(entry.tradeId());
            } else if (!begun.contains(entry.tradeId())) {
                early++;
            }
        }
        return early;
    }

    private static List<BlotterEntry> entries(int count) throws IOException {
        var blotter = new Blotter(PriceHistory.lastCloses());
        return IntStream.range(0, count)
                .mapToObj(i -> blotter.entry(START.plusMillis(200L * i)))
                .toList();
    }

    private static TradeBlotter source() {
        return new TradeBlotter(Pace.perSecond(100_000), Clock.systemUTC());
    }
}
