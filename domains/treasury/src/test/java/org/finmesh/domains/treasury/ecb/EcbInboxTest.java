package org.finmesh.domains.treasury.ecb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EcbInboxTest {

    @TempDir
    private Path folder;

    private Instant now = Instant.parse("2026-01-05T15:00:00Z");
    private EcbInbox inbox;

    @BeforeEach
    void open() throws IOException {
        InstantSource time = () -> now;
        inbox = new EcbInbox(folder, time.withZone(ZoneOffset.UTC));
    }

    @Test
    void takesAFileOnceItHasNotChangedForTwoSeconds() throws IOException {
        var file = drop("eurofxref.csv", "Date, USD, \n");

        assertThat(inbox.complete()).isEmpty();
        pass(Duration.ofSeconds(1));
        assertThat(inbox.complete()).isEmpty();
        pass(Duration.ofSeconds(1));
        assertThat(inbox.complete()).containsExactly(file);
    }

    @Test
    void waitsForAFileThatIsStillBeingWritten() throws IOException {
        var file = drop("eurofxref.csv", "Date, USD, \n");
        inbox.complete();
        pass(Duration.ofSeconds(1));
        Files.writeString(file, "Date, USD, \n02 January 2026, 1.17");
        inbox.complete();
        pass(Duration.ofSeconds(1));

        assertThat(inbox.complete()).isEmpty();
    }

    @Test
    void leavesAloneWhatItsNameCallsUnfinished() throws IOException {
        drop("eurofxref.csv.part", "Date");
        drop(".eurofxref.csv", "Date");
        drop("eurofxref.csv.tmp", "Date");
        inbox.complete();
        pass(Duration.ofMinutes(1));

        assertThat(inbox.complete()).isEmpty();
    }

    @Test
    void movesGoodFilesToDoneWithoutOverwritingOne() throws IOException {
        inbox.done(drop("eurofxref.csv", "first"));
        inbox.done(drop("eurofxref.csv", "second"));
        inbox.done(drop("eurofxref.csv", "third"));

        assertThat(names("done"))
                .containsExactly("20260105T150000-1-eurofxref.csv", "20260105T150000-eurofxref.csv", "eurofxref.csv");
        assertThat(folder.resolve("done/eurofxref.csv")).hasContent("first");
    }

    @Test
    void movesBadFilesToRejectedWithTheReasonBeside() throws IOException {
        inbox.rejected(drop("x.csv", "?"), new RefusedFileException("x.csv", 3, "no rate"));

        assertThat(names("rejected")).containsExactly("x.csv", "x.csv.reason.txt");
        assertThat(folder.resolve("rejected/x.csv.reason.txt")).hasContent("x.csv:3: no rate\n");
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    private Path drop(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private List<String> names(String sub) throws IOException {
        try (var files = Files.list(folder.resolve(sub))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
