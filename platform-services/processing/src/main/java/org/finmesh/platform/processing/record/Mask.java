package org.finmesh.platform.processing.record;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Objects;
import org.finmesh.platform.contract.Contract.Property;
import org.finmesh.platform.contract.Masking;
import org.jspecify.annotations.Nullable;

/** Shows a field's value as its contract masks it; equal to what the masked view shows of the same value. */
interface Mask {

    int SHOWN_CHARACTERS = 4;
    int HIDDEN_LENGTH_MAX = 8;

    /** Of a value in its canonical type; null where nothing is shown. */
    @Nullable
    Object of(Object value);

    /** @param key needed where the contract has hashes */
    static Mask of(Property property, @Nullable MaskingKey key) {
        return property.masking().map(masking -> of(property, masking, key)).orElse(value -> value);
    }

    private static Mask of(Property property, Masking masking, @Nullable MaskingKey key) {
        return switch (masking) {
            case HASH -> hash(Objects.requireNonNull(key, "a masking key"));
            case ABSENT -> _ -> null;
            case PARTIAL ->
                switch (FieldType.of(property)) {
                    case DATE -> value -> ((LocalDate) value).withDayOfYear(1);
                    case TIMESTAMP -> value -> startOfYear((Instant) value);
                    case STRING, INTEGER, NUMBER, BOOLEAN -> value -> lastCharacters(value.toString());
                };
        };
    }

    private static Mask hash(MaskingKey key) {
        var mac = key.mac();
        return value -> HexFormat.of().formatHex(mac.doFinal(((String) value).getBytes(StandardCharsets.UTF_8)));
    }

    private static Instant startOfYear(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC)
                .withDayOfYear(1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
    }

    /** Characters are code points, as PostgreSQL counts them. */
    private static String lastCharacters(String text) {
        var length = text.codePointCount(0, text.length());
        if (length <= HIDDEN_LENGTH_MAX) {
            return "*".repeat(length);
        }
        var from = text.offsetByCodePoints(text.length(), -SHOWN_CHARACTERS);
        return "*".repeat(length - SHOWN_CHARACTERS) + text.substring(from);
    }
}
