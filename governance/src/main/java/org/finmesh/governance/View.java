package org.finmesh.governance;

import dev.cel.common.values.NullValue;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A map that an expression sees, while it is made. What is absent has no key: {@code has(product.support)}. */
final class View {

    private final Map<String, Object> entries = new HashMap<>();

    View put(String key, @Nullable Object value) {
        if (value != null) {
            entries.put(key, value);
        }
        return this;
    }

    /** The node's text; a node that is absent or no plain value gives no key. */
    View putText(String key, JsonNode node) {
        return put(key, node.isValueNode() && !node.isNull() ? node.asString() : null);
    }

    /** Small, because there may be ten thousand products of them. */
    Map<String, Object> build() {
        return Map.copyOf(entries);
    }

    /** {@code customProperties}, a list of names with values, as a map. */
    static Map<String, Object> custom(JsonNode list) {
        var view = new View();
        list.forEach(entry -> {
            if (entry.path("property").isString()) {
                view.putValue(entry.path("property").stringValue(), entry.path("value"));
            }
        });
        return view.build();
    }

    static Map<String, Object> values(Map<String, JsonNode> nodes) {
        var view = new View();
        nodes.forEach(view::putValue);
        return view.build();
    }

    static Map<String, Object> values(JsonNode object) {
        var view = new View();
        object.forEachEntry(view::putValue);
        return view.build();
    }

    private void putValue(String key, JsonNode node) {
        put(key, node.isNull() || node.isMissingNode() ? null : value(node));
    }

    /** As CEL has it: int64, double, string, bool, list, map. */
    static Object value(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT, POJO -> values(node);
            case ARRAY -> node.valueStream().map(View::value).toList();
            case BOOLEAN -> node.booleanValue();
            case NUMBER ->
                node.isIntegralNumber() && node.canConvertToLong()
                        ? (Object) node.longValue()
                        : (Object) node.decimalValue().doubleValue();
            case NULL, MISSING -> NullValue.NULL_VALUE;
            case STRING, BINARY -> node.asString();
        };
    }
}
