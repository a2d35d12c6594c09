package org.finmesh.domains.retailbanking.bank;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The ways in which the invented core system spoils a record, as real ones do. */
enum Defect {
    CUT_OFF(json -> {}) {
        @Override
        byte[] spoil(Booking booking) {
            var whole = super.spoil(booking);
            return Arrays.copyOf(whole, whole.length * 2 / 3);
        }
    },
    OTHER_FORMAT(json -> {}) {
        @Override
        byte[] spoil(Booking booking) {
            return "%s;%s;%s"
                    .formatted(booking.transactionId(), booking.amount(), booking.amountCurrency())
                    .getBytes(StandardCharsets.UTF_8);
        }
    },
    NO_ID(json -> json.remove("transaction_id")),
    NO_AMOUNT(json -> json.putNull("amount")),
    AMOUNT_IN_WORDS(json -> json.put("amount", "twelve fifty")),
    AMOUNT_ZERO(json -> json.put("amount", "0.00")),
    AMOUNT_NEGATIVE(json -> json.put("amount", "-" + json.get("amount").asString())),
    AMOUNT_TOO_PRECISE(json -> json.put("amount", json.get("amount").asString() + "7")),
    UNKNOWN_CURRENCY(json -> json.put("amount_currency", "EUX")),
    WRONG_IBAN(json ->
            json.put("account_iban", nextCheckDigits(json.get("account_iban").asString()))),
    UNREADABLE_DATE(json -> json.put("booked_at", "31/02/2026 25:61")),
    BOOKED_IN_FUTURE(json -> json.put("booked_at", "2999-12-31T23:00:00Z")),
    UNKNOWN_TYPE(json -> json.put("transaction_type", "barter")),
    COUNTRY_BY_NAME(json -> json.put("merchant_country", "Germany"));

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .withConfigOverride(
                    java.math.BigDecimal.class,
                    override -> override.setFormat(com.fasterxml.jackson.annotation.JsonFormat.Value.forShape(
                            com.fasterxml.jackson.annotation.JsonFormat.Shape.STRING)))
            .build();

    private final Consumer<ObjectNode> change;

    Defect(Consumer<ObjectNode> change) {
        this.change = change;
    }

    /** The booking's bytes, spoilt. */
    byte[] spoil(Booking booking) {
        var json = JSON.<ObjectNode>valueToTree(booking);
        change.accept(json);
        return JSON.writeValueAsBytes(json);
    }

    /** Check digits run from 02 to 98: any others than the right ones are wrong. */
    private static String nextCheckDigits(String iban) {
        var digits = Integer.parseInt(iban.substring(2, 4));
        return iban.substring(0, 2) + "%02d".formatted(digits == 98 ? 2 : digits + 1) + iban.substring(4);
    }
}
