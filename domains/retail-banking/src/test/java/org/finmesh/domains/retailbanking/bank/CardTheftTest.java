package org.finmesh.domains.retailbanking.bank;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CardTheftTest {

    private static final Instant MORNING = Instant.parse("2026-03-10T08:00:00Z");

    @Test
    void someCardUsesOfAnHourAreThievesAndMostAreNot() {
        var theft = new CardTheft(Customers.invented());
        var uses = IntStream.range(0, 72_000)
                .mapToObj(i -> theft.at(MORNING.plusMillis(50L * i)))
                .flatMap(Optional::stream)
                .toList();

        assertThat(uses).hasSizeBetween(250, 850);
        assertThat(uses).extracting(CardTheft.Use::category).contains("5815", "5541", "5944");
    }

    @Test
    void nobodyIsInTwoCountriesWithinTheTimeOfAFlight() {
        var customers = Customers.invented();
        var day = Duration.ofDays(1).toMinutes();
        for (var customer : customers.subList(0, 200)) {
            var arrived = Instant.EPOCH;
            var country = customer.market();
            for (var minute = 0; minute < 3 * day; minute++) {
                var at = MORNING.plus(Duration.ofMinutes(minute));
                if (!Trips.isUnderway(customer, at)) {
                    if (Trips.where(customer, at) != country && minute > 0) {
                        assertThat(Duration.between(arrived, at)).isGreaterThanOrEqualTo(Trips.UNDERWAY);
                    }
                    country = Trips.where(customer, at);
                    arrived = at;
                }
            }
        }
    }
}
