package org.finmesh.platform.processing.bench;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Bookings of an invented bank as JSON, the same ones each time: card payments and transfers in turn, and one in {@value
 * #BROKEN_ONE_IN} that no contract allows.
 */
public final class GeneratedBookings {

    /** How rare a record for quarantine is. */
    public static final int BROKEN_ONE_IN = 1_000;

    private static final long SEED = 20_260_105L;
    private static final long FIRST_ID = 1_763_892_000_000_000L;
    private static final int ACCOUNTS = 1_000;
    private static final BigInteger NINETY_SEVEN = BigInteger.valueOf(97);

    private final String[] ibans =
            IntStream.range(0, ACCOUNTS).mapToObj(GeneratedBookings::iban).toArray(String[]::new);

    /** The transaction's id, as the source has it. */
    public byte[] key(int number) {
        return utf8(id(number));
    }

    public byte[] value(int number) {
        var random = new SplittableRandom(SEED ^ number);
        var customer = random.nextInt(ACCOUNTS);
        var amount = isBroken(number) ? "0.00" : (1 + random.nextInt(500)) + "." + (10 + random.nextInt(90));
        var json = new StringBuilder(420);
        json.append("{\"transaction_id\":\"").append(id(number));
        json.append("\",\"customer_id\":\"C").append(100_000 + customer);
        json.append("\",\"account_iban\":\"").append(ibans[customer]);
        json.append("\",\"booked_at\":\"2026-11-23T10:00:00.").append(100_000 + random.nextInt(900_000));
        json.append("Z\",\"recorded_at\":\"2026-11-23T10:00:01Z\",\"amount\":\"")
                .append(amount);
        json.append("\",\"amount_currency\":\"EUR\",");
        if (number % 2 == 0) {
            payWithCard(json, random);
        } else {
            transfer(json, ibans[random.nextInt(ACCOUNTS)]);
        }
        return utf8(json.append('}').toString());
    }

    private static void payWithCard(StringBuilder json, SplittableRandom random) {
        json.append("\"transaction_type\":\"card_payment\",\"direction\":\"debit\",\"channel\":\"point_of_sale\",");
        json.append("\"merchant_name\":\"Bäckerei ").append(random.nextInt(500));
        json.append("\",\"merchant_category\":\"5462\",\"merchant_country\":\"DE\",");
        json.append("\"card_last_four\":\"")
                .append(1_000 + random.nextInt(9_000))
                .append('"');
    }

    private static void transfer(StringBuilder json, String counterparty) {
        json.append(
                "\"transaction_type\":\"credit_transfer\",\"direction\":\"credit\",\"channel\":\"online_banking\",");
        json.append("\"counterparty_iban\":\"").append(counterparty).append('"');
    }

    /** Whether its amount is zero. */
    public static boolean isBroken(int number) {
        return number % BROKEN_ONE_IN == BROKEN_ONE_IN - 1;
    }

    private static String id(int number) {
        return "T" + (FIRST_ID + number);
    }

    /** German, with the check digits of ISO 13616: 98 less the remainder by 97, DE00 moved to the end in figures. */
    private static String iban(int account) {
        var bban = "37040044%010d".formatted(532_013_000L + account);
        var remainder = new BigInteger(bban + "131400").mod(NINETY_SEVEN).intValueExact();
        return "DE%02d%s".formatted(98 - remainder, bban);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
