package org.finmesh.domains.capitalmarkets.trades;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.function.Consumer;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The ways in which the invented blotter spoils an entry, as real ones do. */
enum TradeDefect {
    CUT_OFF(_ -> {}) {
        @Override
        byte[] spoil(BlotterEntry entry) {
            var whole = super.spoil(entry);
            return Arrays.copyOf(whole, whole.length / 2);
        }
    },
    NO_BOOK(json -> json.remove("book_id")),
    QUANTITY_ZERO(json -> json.put("quantity", 0)),
    QUANTITY_NEGATIVE(json -> json.put("quantity", -json.get("quantity").asLong())),
    PRICE_IN_WORDS(json -> json.put("price", "at market")),
    PRICE_ZERO(json -> json.put("price", "0.00")),
    PRICE_TOO_PRECISE(json -> json.put("price", json.get("price").asString() + "123")),
    WRONG_ISIN(json -> json.put("isin", nextCheckDigit(json.get("isin").asString()))),
    UNKNOWN_SIDE(json -> json.put("side", "hold")),
    UNKNOWN_TYPE(json -> json.put("entry_type", "amendment")),
    OTHER_CURRENCY(json -> json.put("price_currency", "USX")),
    VERSION_ZERO(json -> json.put("version", 0)),
    TRADED_IN_FUTURE(json -> json.put("traded_at", "2999-12-31T23:00:00Z"));

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .withConfigOverride(
                    BigDecimal.class,
                    override -> override.setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.STRING)))
            .build();

    private final Consumer<ObjectNode> change;

    TradeDefect(Consumer<ObjectNode> change) {
        this.change = change;
    }

    /** The entry's bytes, spoilt. */
    byte[] spoil(BlotterEntry entry) {
        var json = JSON.<ObjectNode>valueToTree(entry);
        change.accept(json);
        return JSON.writeValueAsBytes(json);
    }

    private static String nextCheckDigit(String isin) {
        var last = isin.length() - 1;
        return isin.substring(0, last) + (isin.charAt(last) - '0' + 1) % 10;
    }
}
