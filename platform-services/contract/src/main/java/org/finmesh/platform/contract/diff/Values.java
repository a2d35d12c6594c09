package org.finmesh.platform.contract.diff;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.StringNode;

/** Values as a contract means them: numbers by value, lists without order, null as absent. */
final class Values {

    private static final int SHOWN_LENGTH_MAX = 80;

    /** Before and after the point: arithmetic writes them all out. */
    private static final long DIGITS_MAX = 1_000;

    private Values() {}

    /** Missing where there is none, or null. */
    static JsonNode at(JsonNode node, String key) {
        var value = node.path(key);
        return value.isNull() ? MissingNode.getInstance() : value;
    }

    /** The text of a string, number or boolean; empty for all else. */
    static String text(JsonNode node) {
        return node.isValueNode() && !node.isNull() ? node.asString("") : "";
    }

    static String text(JsonNode node, String key) {
        return text(node.path(key));
    }

    static boolean isTrue(JsonNode node) {
        return "true".equalsIgnoreCase(text(node));
    }

    static boolean same(JsonNode before, JsonNode after) {
        return before.equals(after) || canonical(before).equals(canonical(after));
    }

    /** The same text for the same value, and only for that. */
    static String canonical(JsonNode node) {
        if (node.isObject()) {
            var fields = new TreeMap<String, String>();
            node.forEachEntry((key, value) -> {
                if (!value.isNull()) {
                    fields.put(key, canonical(value));
                }
            });
            return fields.toString();
        }
        if (node.isArray()) {
            var items = new ArrayList<String>();
            node.forEach(item -> items.add(canonical(item)));
            items.sort(null);
            return items.toString();
        }
        return node.isNumber() ? plain(node.decimalValue()) : node.toString();
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toString();
    }

    /** A number, also one written as text; null for all else, and for one with more than 1,000 digits. */
    static @Nullable BigDecimal number(JsonNode node) {
        return number(text(node));
    }

    static @Nullable BigDecimal number(String text) {
        try {
            var number = new BigDecimal(text.strip());
            return Math.abs((long) number.scale()) + number.precision() <= DIGITS_MAX ? number : null;
        } catch (NumberFormatException _) {
            return null;
        }
    }

    static List<String> texts(JsonNode list) {
        var texts = new ArrayList<String>();
        list.forEach(item -> texts.add(text(item)));
        return texts;
    }

    /** A value as text, so that 5432 and "5432" are the same. */
    static JsonNode asText(JsonNode value) {
        var text = value.isNumber() ? plain(value.decimalValue()) : text(value);
        return text.isEmpty() ? value : StringNode.valueOf(text);
    }

    /** For people. */
    static String shown(JsonNode node) {
        var text = node.isString() ? "'" + node.asString() + "'" : node.toString();
        var line = text.replaceAll("\\s+", " ");
        return line.length() <= SHOWN_LENGTH_MAX ? line : line.substring(0, SHOWN_LENGTH_MAX) + "…";
    }
}
