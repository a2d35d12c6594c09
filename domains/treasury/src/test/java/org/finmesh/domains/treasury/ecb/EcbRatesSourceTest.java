package org.finmesh.domains.treasury.ecb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.zip.GZIPOutputStream;
import org.finmesh.platform.processing.testing.TestedSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EcbRatesSourceTest {

    private static final int HISTORY = 215_525;

    @TempDir
    private Path folder;

    private Path inbox;
    private TestedSource written;

    @BeforeEach
    void open() throws IOException {
        inbox = Files.createDirectories(folder.resolve("ecb-inbox"));
        written = new TestedSource(folder);
    }

    @Test
    void writesTheHistoryOnceHoweverOftenItStarts() throws Exception {
        run(() -> written.size() == HISTORY);
        var history = written.records();
        drop("again.csv", "Date,USD,\n2025-12-31,1.1750,\n");
        run(() -> isDone("again.csv"));

        assertThat(written.size()).isEqualTo(HISTORY);
        assertThat(history).extracting(record -> record.key()).doesNotHaveDuplicates();
        assertThat(TestedSource.json(history.getFirst()))
                .startsWith(
                        "{\"rate_date\":\"1999-01-04\",\"quote_currency\":\"USD\",\"rate\":\"1.1789\",\"received_at\":")
                .endsWith("\"file\":\"eurofxref-hist-1999-2025.csv.gz\"}");
    }

    @Test
    void goesOnWhereItWasCutOff() throws Exception {
        run(() -> written.size() > 1_000);
        run(() -> written.size() == HISTORY);

        assertThat(written.records()).extracting(record -> record.key()).doesNotHaveDuplicates();
    }

    @Test
    void writesWhatIsNewOrCorrectedAndKeepsACorrectionOverARestart() throws Exception {
        run(() -> written.size() == HISTORY);
        drop("eurofxref.csv", "Date, USD, JPY, SEK, \n31 December 2025, 1.1760, 184.09, N/A, \n");
        run(() -> isDone("eurofxref.csv"));
        drop("same.csv", "Date,USD,\n2025-12-31,1.176,\n");
        run(() -> isDone("same.csv"));

        assertThat(news()).singleElement().asString().contains("\"quote_currency\":\"USD\",\"rate\":\"1.1760\"");
    }

    @Test
    void usesNothingOfAFileWithABadLine() throws Exception {
        drop("bad.csv", "Date,USD,\n2025-12-31,1.9,\n2025-12-30,one,\n");
        run(() -> Files.exists(inbox.resolve("rejected/bad.csv.reason.txt")));

        assertThat(news()).isEmpty();
        assertThat(inbox.resolve("rejected/bad.csv.reason.txt"))
                .hasContent("bad.csv:3: the rate of USD is 'one', neither a number nor N/A\n");
        assertThat(inbox.resolve("rejected/bad.csv")).exists();
    }

    @Test
    void refusesACompressedFileThatIsCutOff() throws Exception {
        var whole = folder.resolve("whole.csv.gz");
        try (var gzip = new GZIPOutputStream(Files.newOutputStream(whole))) {
            gzip.write("Date,USD,\n2025-12-31,1.9,\n".getBytes(StandardCharsets.UTF_8));
        }
        var bytes = Files.readAllBytes(whole);
        Files.write(inbox.resolve("cut.csv.gz"), Arrays.copyOf(bytes, bytes.length - 8));
        run(() -> Files.exists(inbox.resolve("rejected/cut.csv.gz.reason.txt")));

        assertThat(news()).isEmpty();
        assertThat(inbox.resolve("rejected/cut.csv.gz.reason.txt"))
                .content()
                .startsWith("cut.csv.gz: broken or incomplete");
    }

    private List<String> news() {
        return written.records().stream().skip(HISTORY).map(TestedSource::json).toList();
    }

    private boolean isDone(String file) {
        return Files.exists(inbox.resolve("done").resolve(file));
    }

    private void drop(String name, String text) throws IOException {
        Files.writeString(inbox.resolve(name), text);
    }

    private void run(BooleanSupplier done) throws InterruptedException {
        written.runUntil(new EcbRatesSource(inbox, Clock.systemUTC()), done);
    }
}
