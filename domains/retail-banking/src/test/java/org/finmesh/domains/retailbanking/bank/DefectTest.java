package org.finmesh.domains.retailbanking.bank;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.finmesh.domains.retailbanking.transactionhistory.TransactionHistoryTopology;
import org.finmesh.platform.processing.testing.TestedTopology;
import org.finmesh.platform.processing.testing.TestedTopology.Quarantined;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DefectTest {

    private static final Bank BANK = new Bank();

    private final TestedTopology product =
            TestedTopology.of(new TransactionHistoryTopology(), Path.of("products/transaction-history"));

    @AfterEach
    void close() {
        product.close();
    }

    @Test
    void aBookingAsItIsSentIsPublished() {
        bookings()
                .forEach(booking ->
                        product.pipe(BookedTransactions.TOPIC, booking.transactionId(), booking, booking.bookedAt()));

        assertThat(product.quarantined()).isEmpty();
        assertThat(product.published()).hasSize(5_000);
    }

    @ParameterizedTest
    @EnumSource(Defect.class)
    void aSpoiltBookingIsQuarantinedForWhatIsWrongWithIt(Defect defect) {
        bookings()
                .limit(100)
                .forEach(booking -> product.pipe(
                        BookedTransactions.TOPIC,
                        booking.transactionId(),
                        new String(defect.spoil(booking), StandardCharsets.UTF_8),
                        booking.bookedAt()));

        assertThat(product.published()).isEmpty();
        assertThat(product.quarantined())
                .hasSize(100)
                .extracting(Quarantined::reasonCode)
                .containsOnly(reasonCode(defect));
    }

    private static String reasonCode(Defect defect) {
        return switch (defect) {
            case CUT_OFF, OTHER_FORMAT, AMOUNT_IN_WORDS, UNREADABLE_DATE -> "UNREADABLE";
            case NO_ID, NO_AMOUNT -> "MISSING_FIELD";
            case AMOUNT_ZERO, AMOUNT_NEGATIVE -> "AMOUNT_NOT_POSITIVE";
            case AMOUNT_TOO_PRECISE -> "PRECISION";
            case UNKNOWN_CURRENCY -> "UNKNOWN_CURRENCY";
            case WRONG_IBAN -> "IDENTIFIER";
            case BOOKED_IN_FUTURE -> "BOOKED_IN_FUTURE";
            case UNKNOWN_TYPE -> "ENUM";
            case COUNTRY_BY_NAME -> "UNKNOWN_COUNTRY";
        };
    }

    private static Stream<Booking> bookings() {
        var start = Instant.parse("2026-03-10T00:00:00Z");
        return Stream.iterate(start, at -> at.plusMillis(17_280)).limit(5_000).map(BANK::booking);
    }
}
