package org.finmesh.platform.processing.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Random;
import java.util.function.Supplier;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.finmesh.platform.contract.AvroSchema;
import org.finmesh.platform.contract.Contract;
import org.finmesh.platform.processing.Payments;
import org.finmesh.platform.processing.Payments.Direction;
import org.finmesh.platform.processing.Payments.Payment;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordEncoderTest {

    private static final int SCHEMA_ID = 0x01020304;
    private static final Contract CONTRACT = Payments.contract();

    private final RecordEncoder encoder = RecordEncoder.of(CONTRACT, Payment.class, new Publishing(SCHEMA_ID, 0, null));
    private final GenericDatumReader<GenericRecord> avro =
            new GenericDatumReader<>(new Schema.Parser().parse(AvroSchema.of(CONTRACT)));
    private final Random random = new Random(20_261_123);

    @Test
    void whatever_keeps_the_contract_is_read_by_avros_own_reader_as_it_was() throws IOException {
        for (var i = 0; i < 5_000; i++) {
            var payment = anyPayment();

            assertThat(encoder.encode(payment)).isNull();

            assertEqual(payment, read(encoder.value()));
            assertThat(new String(encoder.key(), StandardCharsets.UTF_8))
                    .isEqualTo(payment.paymentId() + "|" + payment.leg());
        }
    }

    @Test
    void a_value_begins_with_the_five_bytes_that_registry_clients_know() {
        encoder.encode(anyPayment());

        assertThat(ByteBuffer.wrap(encoder.value()).get()).isZero();
        assertThat(ByteBuffer.wrap(encoder.value()).getInt(1)).isEqualTo(SCHEMA_ID);
    }

    @ParameterizedTest
    @CsvSource({
        "1,true",
        "1.0,true",
        "0.10,true",
        "1.100,true",
        "0.001,false",
        "1E+12,true",
        "1E+13,false",
        "9999999999999.99,true",
        "10000000000000,false",
        "0E-20,true",
        "-0.01,true"
    })
    void a_decimal_fits_where_its_digits_do_without_rounding(BigDecimal value, boolean fits) {
        assertThat(FieldChecks.fits(value, 15, 2)).isEqualTo(fits);
    }

    private GenericRecord read(byte[] value) throws IOException {
        return avro.read(null, DecoderFactory.get().binaryDecoder(value, 5, value.length - 5, null));
    }

    private static void assertEqual(Payment payment, GenericRecord read) {
        assertThat(read.get("payment_id").toString()).isEqualTo(payment.paymentId());
        assertThat(read.get("leg")).isEqualTo(payment.leg());
        assertThat(EventTime.instant((Long) read.get("booked_at"))).isEqualTo(payment.bookedAt());
        assertThat(LocalDate.ofEpochDay((Integer) read.get("value_date"))).isEqualTo(payment.valueDate());
        assertThat(decimal(read.get("amount"), 2)).isEqualByComparingTo(payment.amount());
        assertThat(read.get("direction").toString())
                .isEqualTo(payment.direction().toString());
        assertThat(read.get("urgent")).isEqualTo(payment.urgent());
        assertThat(String.valueOf(read.get("note"))).isEqualTo(String.valueOf(payment.note()));
        if (payment.fee() == null) {
            assertThat(read.get("fee")).isNull();
        } else {
            assertThat(decimal(read.get("fee"), 4)).isEqualByComparingTo(payment.fee());
        }
        var settledOn = read.get("settled_on");
        assertThat(settledOn == null ? null : LocalDate.ofEpochDay((Integer) settledOn))
                .isEqualTo(payment.settledOn());
        var attempts = read.get("attempts");
        assertThat(attempts == null ? null : ((Long) attempts).intValue()).isEqualTo(payment.attempts());
        assertThat(read.get("confirmed")).isEqualTo(payment.confirmed());
        var confirmedAt = read.get("confirmed_at");
        assertThat(confirmedAt == null ? null : EventTime.instant((Long) confirmedAt))
                .isEqualTo(payment.confirmedAt());
    }

    private static BigDecimal decimal(Object bytes, int scale) {
        return new BigDecimal(new BigInteger(((ByteBuffer) bytes).array()), scale);
    }

    private Payment anyPayment() {
        return new Payment(
                "P" + random.nextLong(Long.MAX_VALUE),
                random.nextLong(1, 10),
                anyInstant(),
                LocalDate.of(2000, 1, 1).plusDays(random.nextInt(2_900_000)),
                BigDecimal.valueOf(random.nextLong(1, 999_999_999_999_999L), 2),
                "EUR",
                random.nextBoolean() ? Direction.DEBIT : Direction.CREDIT,
                random.nextBoolean(),
                maybe(this::anyText),
                maybe(() -> BigDecimal.valueOf(random.nextLong(0, 100_000L), random.nextInt(0, 5))),
                maybe(() -> LocalDate.of(1, 1, 1).plusDays(random.nextInt(3_000_000))),
                maybe(random::nextInt),
                maybe(random::nextBoolean),
                maybe(this::anyInstant));
    }

    private Instant anyInstant() {
        return EventTime.instant(random.nextLong(946_684_800_000_000L, 250_000_000_000_000_000L));
    }

    private String anyText() {
        var text = new StringBuilder();
        for (var length = random.nextInt(1, 21); length > 0; length--) {
            var point = random.nextInt(4) == 0 ? random.nextInt(0x1F300, 0x1F600) : random.nextInt(1, 0xD7FF);
            text.appendCodePoint(point);
        }
        return text.toString();
    }

    private <T> @Nullable T maybe(Supplier<T> value) {
        return random.nextInt(3) == 0 ? null : value.get();
    }
}
