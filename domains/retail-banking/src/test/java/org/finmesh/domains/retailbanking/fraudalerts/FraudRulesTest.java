package org.finmesh.domains.retailbanking.fraudalerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.finmesh.platform.processing.Filtered;
import org.finmesh.platform.processing.Fold.Step;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FraudRulesTest {

    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

    private @Nullable Habits habits;
    private int number;

    @Test
    void fivePaymentsWithinThirtySecondsAreAnAlert() {
        for (var second : List.of(0, 7, 15, 22)) {
            assertThat(take(online(second)).results()).isEmpty();
        }

        assertThat(take(online(30)).results()).singleElement().satisfies(alert -> {
            assertThat(alert.rule()).isEqualTo("velocity");
            assertThat(alert.severity()).isEqualTo("medium");
            assertThat(alert.transactionCount()).isEqualTo(5);
            assertThat(alert.transactionId()).isEqualTo("T0000000000000005");
            assertThat(alert.transactionIds()).startsWith("T0000000000000001,").endsWith(",T0000000000000005");
            assertThat(alert.totalAmount()).isEqualTo("50.00");
            assertThat(alert.patternFrom()).isEqualTo(NOON);
            assertThat(alert.detectedAt()).isEqualTo(NOON.plusSeconds(30));
        });
    }

    @Test
    void fivePaymentsInMoreThanThirtySecondsAreNone() {
        for (var second : List.of(0, 7, 15, 22, 31)) {
            assertThat(take(online(second)).reasonCode()).isEqualTo("NO_ALERT");
        }
    }

    @Test
    void aPaymentThatComesLateCompletesThePatternWhereItBelongs() {
        for (var second : List.of(0, 7, 22, 30, 300)) {
            take(online(second));
        }

        assertThat(take(online(15)).results()).singleElement().satisfies(alert -> {
            assertThat(alert.transactionId()).isEqualTo("T0000000000000006");
            assertThat(alert.transactionIds().split(",")[2]).isEqualTo("T0000000000000006");
            assertThat(alert.detectedAt()).isEqualTo(NOON.plusSeconds(15));
            assertThat(alert.patternTo()).isEqualTo(NOON.plusSeconds(30));
        });
    }

    @Test
    void manyPaymentsAreOneAlertAnHour() {
        var alerts = 0;
        for (var second = 0; second < 7_200; second += 2) {
            var step = take(online(second));
            alerts += step.results().size();
            if (second == 60) {
                assertThat(step.reasonCode()).isEqualTo("ALREADY_ALERTED");
            }
        }

        assertThat(alerts).isEqualTo(2);
    }

    @Test
    void aCardInTwoCountriesFasterThanAnAirlinerIsAnAlert() {
        take(inShop("ES", 0));

        assertThat(take(inShop("SE", 1_800)).results()).singleElement().satisfies(alert -> {
            assertThat(alert.rule()).isEqualTo("impossible_travel");
            assertThat(alert.severity()).isEqualTo("high");
            assertThat(alert.countryFrom()).isEqualTo("ES");
            assertThat(alert.countryTo()).isEqualTo("SE");
            assertThat(alert.distanceKm()).isBetween(800L, 1_600L);
        });
    }

    @Test
    void aJourneyThatAnAirlinerMakesIsNone() {
        take(inShop("ES", 0));

        assertThat(take(inShop("SE", 4 * 3_600)).reasonCode()).isEqualTo("NO_ALERT");
    }

    @Test
    void acrossABorderIsNoJourneyAndOnlineIsNoPlace() {
        take(inShop("DE", 0));
        assertThat(take(inShop("FR", 60)).reasonCode()).isEqualTo("NO_ALERT");
        take(inShop("ES", 120));
        assertThat(take(use("card_payment", "ecommerce", "10.00", "5964", "SE", 180))
                        .reasonCode())
                .isEqualTo("NO_ALERT");
    }

    @Test
    void aUseThatComesLateIsSeenBetweenItsNeighboursInTime() {
        take(inShop("ES", 0));
        take(inShop("ES", 20_000));

        assertThat(take(inShop("SE", 19_000)).results()).singleElement().satisfies(alert -> {
            assertThat(alert.countryFrom()).isEqualTo("SE");
            assertThat(alert.countryTo()).isEqualTo("ES");
        });
    }

    @Test
    void aCountryThatTheTableLacksIsNowhere() {
        take(inShop("ES", 0));

        assertThat(take(inShop("TV", 60)).reasonCode()).isEqualTo("NO_ALERT");
    }

    @Test
    void aNewKindOfMerchantForTenTimesTheUsualIsAnAlertOnce() {
        payTwentyTimes();

        assertThat(take(jeweller("100.00")).results()).singleElement().satisfies(alert -> {
            assertThat(alert.rule()).isEqualTo("unusual_merchant");
            assertThat(alert.severity()).isEqualTo("medium");
            assertThat(alert.merchantCategory()).isEqualTo("5944");
            assertThat(alert.usualAmount()).isEqualTo(new BigDecimal("10.00"));
        });
        assertThat(take(jeweller("1000.00")).reasonCode()).isEqualTo("NO_ALERT");
    }

    @Test
    void fromTwentyFiveTimesTheUsualOnItIsHigh() {
        payTwentyTimes();

        assertThat(take(jeweller("250.00")).results())
                .extracting(FraudAlert::severity)
                .containsExactly("high");
    }

    @Test
    void aNewKindOfMerchantForLessOrOfANewCustomerIsNone() {
        assertThat(take(jeweller("1000.00")).reasonCode()).isEqualTo("NO_ALERT");
        habits = null;
        payTwentyTimes();
        assertThat(take(jeweller("99.99")).reasonCode()).isEqualTo("NO_ALERT");
    }

    @Test
    void whatCameBeforeOrTooLateIsLeftOutWithTheReason() {
        var first = online(0);
        take(first);
        assertFiltered("REPEATED", first);
        take(online(1_000));
        assertFiltered("TOO_LATE", online(1_000 - 86_401));
    }

    @Test
    void whatWasMadeWithoutACardIsLeftOut() {
        assertThatExceptionOfType(Filtered.class)
                .isThrownBy(
                        () -> use("salary", "batch", "2000.00", null, null, 0).byCard())
                .satisfies(filtered -> assertThat(filtered.reasonCode()).isEqualTo("NO_CARD"));
    }

    @Test
    void whatIsRememberedIsBounded() {
        for (var second = 0; second < 100_000; second += 10) {
            take(online(second));
        }

        assertThat(habits).isNotNull();
        assertThat(habits.recent()).hasSize(Habits.RECENT_MAX);
        take(online(1_000_000));
        assertThat(habits.recent()).hasSize(1);
    }

    private void payTwentyTimes() {
        for (var i = 0; i < 20; i++) {
            take(online(i * 60));
        }
    }

    private Step<Habits, FraudAlert> take(CardUse use) {
        var step = FraudAlertsTopology.step(habits, use, use.bookedAt());
        habits = step.state();
        return step;
    }

    private void assertFiltered(String reasonCode, CardUse use) {
        assertThatExceptionOfType(Filtered.class)
                .isThrownBy(() -> FraudAlertsTopology.step(habits, use, use.bookedAt()))
                .satisfies(filtered -> assertThat(filtered.reasonCode()).isEqualTo(reasonCode));
    }

    private CardUse online(int second) {
        return use("card_payment", "ecommerce", "10.00", "5964", "DE", second);
    }

    private CardUse inShop(String country, int second) {
        return use("card_payment", "point_of_sale", "10.00", "5411", country, second);
    }

    private CardUse jeweller(String amount) {
        return use("card_payment", "point_of_sale", amount, "5944", "DE", 7_200 + number);
    }

    private CardUse use(
            String type,
            String channel,
            String amount,
            @Nullable String category,
            @Nullable String country,
            int second) {
        number++;
        return new CardUse(
                "T%016d".formatted(number),
                "C000042",
                NOON.plus(Duration.ofSeconds(second)),
                type,
                new BigDecimal(amount),
                "EUR",
                channel,
                category,
                country);
    }
}
