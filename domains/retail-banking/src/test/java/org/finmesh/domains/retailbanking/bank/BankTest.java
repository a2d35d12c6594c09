package org.finmesh.domains.retailbanking.bank;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BankTest {

    private static final Bank BANK = new Bank();
    private static final List<Booking> AT_LUNCH = bookingsFrom(Instant.parse("2026-03-10T11:10:00Z"));
    private static final List<Booking> AT_NIGHT = bookingsFrom(Instant.parse("2026-03-10T01:10:00Z"));

    @Test
    void booksTheSameAtTheSameInstantEachTime() {
        assertThat(bookingsFrom(Instant.parse("2026-03-10T11:10:00Z"))).isEqualTo(AT_LUNCH);
        assertThat(new Bank().booking(AT_LUNCH.getFirst().bookedAt())).isEqualTo(AT_LUNCH.getFirst());
    }

    @Test
    void numbersTransactionsByTheirInstant() {
        assertThat(AT_LUNCH.getFirst().transactionId()).isEqualTo("T1773141000000000");
        assertThat(AT_LUNCH).extracting(Booking::transactionId).doesNotHaveDuplicates();
    }

    @Test
    void peopleEatAtLunchAndShopOnlineAtNight() {
        assertThat(share(AT_LUNCH, "5812")).isBetween(0.12, 0.25);
        assertThat(share(AT_NIGHT, "5812")).isLessThan(0.02);
        assertThat(share(AT_NIGHT, "5964")).isGreaterThan(2 * share(AT_LUNCH, "5964"));
        assertThat(share(AT_NIGHT, "5411")).isZero();
    }

    @Test
    void banksCollectDebitsAndPaySalariesAtNight() {
        assertThat(typeShare(AT_NIGHT, "salary")).isGreaterThan(3 * typeShare(AT_LUNCH, "salary"));
        assertThat(typeShare(AT_LUNCH, "card_payment")).isBetween(0.8, 0.95);
    }

    @Test
    void amountsAreLogNormal() {
        var groceries = AT_LUNCH.stream()
                .filter(booking -> "5411".equals(booking.merchantCategory())
                        && booking.amountCurrency().equals("EUR"))
                .map(Booking::amount)
                .sorted()
                .toList();
        var median = quantile(groceries, 0.5);

        assertThat(median).isBetween(22.0, 36.0);
        assertThat(quantile(groceries, 0.84) / median).isBetween(1.8, 2.6);
        assertThat(median / quantile(groceries, 0.16)).isBetween(1.8, 2.6);
    }

    @Test
    void mostCustomersPayAtHomeAndSomeAbroad() {
        var byCard = AT_LUNCH.stream()
                .filter(booking -> booking.merchantCountry() != null)
                .toList();
        var abroad = byCard.stream()
                .filter(booking -> !booking.accountIban().startsWith(String.valueOf(booking.merchantCountry())))
                .count();

        assertThat((double) abroad / byCard.size()).isBetween(0.04, 0.09);
    }

    @Test
    void cashComesInNotes() {
        var cash = AT_LUNCH.stream()
                .filter(booking -> booking.transactionType().equals("cash_withdrawal"))
                .toList();

        assertThat(cash)
                .isNotEmpty()
                .allSatisfy(booking -> assertThat(
                                booking.amount().remainder(BigDecimal.TEN).signum())
                        .isZero());
    }

    @Test
    void someCustomersAreMoreActiveThanOthers() {
        var byCustomer = AT_LUNCH.stream().collect(groupingBy(Booking::customerId, counting()));

        assertThat(byCustomer).hasSizeGreaterThan(1_500);
        assertThat(byCustomer.values().stream().mapToLong(Long::longValue).max().orElseThrow())
                .isGreaterThan(40);
    }

    @Test
    void timeGoesOnEvenWhenTheClockDoesNot() {
        var before = Instant.parse("2026-03-10T11:00:00.000001Z");

        assertThat(Bank.later(before.minusSeconds(3600), before)).isEqualTo(before.plus(1, ChronoUnit.MICROS));
        assertThat(Bank.later(before.plusNanos(1_999), before)).isEqualTo(before.plus(1, ChronoUnit.MICROS));
        assertThat(Bank.later(before.plusSeconds(1), before)).isEqualTo(before.plusSeconds(1));
    }

    private static List<Booking> bookingsFrom(Instant start) {
        return IntStream.range(0, 20_000)
                .mapToObj(i -> BANK.booking(start.plus(i * 1_000L, ChronoUnit.MICROS)))
                .toList();
    }

    private static double share(List<Booking> bookings, String category) {
        return (double) bookings.stream()
                        .filter(b -> category.equals(b.merchantCategory()))
                        .count()
                / bookings.size();
    }

    private static double typeShare(List<Booking> bookings, String type) {
        return (double) bookings.stream()
                        .filter(b -> b.transactionType().equals(type))
                        .count()
                / bookings.size();
    }

    private static double quantile(List<BigDecimal> sorted, double q) {
        return sorted.get((int) (q * sorted.size())).doubleValue();
    }
}
