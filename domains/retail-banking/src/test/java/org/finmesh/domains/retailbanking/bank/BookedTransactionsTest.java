package org.finmesh.domains.retailbanking.bank;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.finmesh.domains.retailbanking.transactionhistory.TransactionHistoryTopology;
import org.finmesh.platform.processing.Pace;
import org.finmesh.platform.processing.SourceWriter.Written;
import org.finmesh.platform.processing.testing.TestedSource;
import org.finmesh.platform.processing.testing.TestedTopology;
import org.finmesh.platform.processing.testing.TestedTopology.Quarantined;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BookedTransactionsTest {

    @TempDir
    private Path folder;

    @Test
    void aboutOneInAHundredIsBrokenInManyWays() throws InterruptedException {
        var written = new TestedSource(folder);
        written.runUntil(source(1_000_000), () -> written.size() >= 20_000);

        try (var product =
                TestedTopology.of(new TransactionHistoryTopology(), Path.of("products/transaction-history"))) {
            for (var record : written.records().subList(0, 20_000)) {
                product.pipe(BookedTransactions.TOPIC, record.key(), TestedSource.json(record), record.eventTime());
            }
            var quarantined = product.quarantined();
            assertThat(quarantined).hasSizeBetween(140, 260);
            assertThat(quarantined)
                    .extracting(Quarantined::reasonCode)
                    .contains(
                            "UNREADABLE",
                            "MISSING_FIELD",
                            "AMOUNT_NOT_POSITIVE",
                            "PRECISION",
                            "UNKNOWN_CURRENCY",
                            "IDENTIFIER",
                            "BOOKED_IN_FUTURE",
                            "ENUM",
                            "UNKNOWN_COUNTRY");
            assertThat(product.published()).hasSize(20_000 - quarantined.size());
        }
    }

    @Test
    void booksNowAndNeverTwiceAtOneInstantEvenOverARestart() throws InterruptedException {
        var written = new TestedSource(folder);
        written.runUntil(source(100_000), () -> written.size() >= 1_000);
        var before = written.size();
        written.runUntil(source(100_000), () -> written.size() >= before + 1_000);

        assertThat(written.records()).extracting(Written::eventTime).isSorted().doesNotHaveDuplicates();
        assertThat(written.records()).extracting(Written::key).doesNotHaveDuplicates();
        assertThat(Duration.between(written.records().getFirst().eventTime(), Instant.now()))
                .isLessThan(Duration.ofMinutes(1));
    }

    private static BookedTransactions source(double perSecond) {
        return new BookedTransactions(Pace.perSecond(perSecond), Clock.systemUTC());
    }
}
