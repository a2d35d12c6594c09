package org.finmesh.domains.retailbanking.fraudalerts;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.finmesh.domains.retailbanking.bank.BookedTransactions;
import org.finmesh.domains.retailbanking.transactionhistory.TransactionHistoryTopology;
import org.finmesh.platform.processing.Filtered;
import org.finmesh.platform.processing.Pace;
import org.finmesh.platform.processing.testing.TestedSource;
import org.finmesh.platform.processing.testing.TestedTopology;
import org.finmesh.platform.processing.testing.TestedTopology.Published;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample bank's bookings of an hour and a quarter, at its usual pace of 20 a second, held against the rules. */
class SampleBankAlertsTest {

    private static final Instant MORNING = Instant.parse("2026-03-10T09:00:00Z");
    private static final int BOOKINGS = 90_000;

    @TempDir
    private Path folder;

    @Test
    void raisesAlertsOfEachRuleAndNoStorm() throws InterruptedException {
        var alerts = alerts();
        var byRule = alerts.stream().collect(groupingBy(FraudAlert::rule, counting()));

        assertThat(byRule).containsOnlyKeys("velocity", "impossible_travel", "unusual_merchant");
        assertThat(byRule.values()).as(byRule.toString()).allMatch(count -> count >= 3 && count <= 200);
        assertThat(alerts)
                .extracting(alert -> alert.transactionId() + "|" + alert.rule())
                .doesNotHaveDuplicates();
    }

    private List<FraudAlert> alerts() throws InterruptedException {
        var habits = new HashMap<String, Habits>();
        var alerts = new ArrayList<FraudAlert>();
        for (var transaction : transactions()) {
            try {
                var use = use(transaction.values()).byCard();
                var step = FraudAlertsTopology.step(habits.get(use.customerId()), use, transaction.eventTime());
                habits.put(use.customerId(), step.state());
                alerts.addAll(step.results());
            } catch (Filtered filtered) {
                assertThat(filtered.reasonCode()).isEqualTo("NO_CARD");
            }
        }
        return alerts;
    }

    private List<Published> transactions() throws InterruptedException {
        var written = new TestedSource(folder);
        written.runUntil(
                new BookedTransactions(Pace.perSecond(1_000_000), new Ticking()), () -> written.size() >= BOOKINGS);
        try (var product =
                TestedTopology.of(new TransactionHistoryTopology(), Path.of("products/transaction-history"))) {
            for (var record : written.records().subList(0, BOOKINGS)) {
                product.pipe(BookedTransactions.TOPIC, record.key(), TestedSource.json(record), record.eventTime());
            }
            return product.published();
        }
    }

    private static CardUse use(Map<String, Object> values) {
        return new CardUse(
                (String) values.get("transaction_id"),
                (String) values.get("customer_id"),
                (Instant) values.get("booked_at"),
                (String) values.get("transaction_type"),
                (BigDecimal) values.get("amount"),
                (String) values.get("amount_currency"),
                (String) values.get("channel"),
                (String) values.get("merchant_category"),
                (String) values.get("merchant_country"));
    }

    /** Goes on by a twentieth of a second each time that it is asked. */
    private static final class Ticking extends Clock {

        private Instant now = MORNING;

        @Override
        public Instant instant() {
            now = now.plus(Duration.ofMillis(50));
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("always UTC");
        }
    }
}
