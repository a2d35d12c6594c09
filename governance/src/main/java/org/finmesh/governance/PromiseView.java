package org.finmesh.governance;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.finmesh.platform.contract.Contract.ServiceLevel;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What an expression sees of a service level. */
final class PromiseView {

    private PromiseView() {}

    static Map<String, Object> of(JsonNode level) {
        var property = level.path("property").asString("").toLowerCase(Locale.ROOT);
        var value = level.path("value").isValueNode() ? level.path("value").asString() : "";
        var unit = level.path("unit").asString(null);
        var length = new ServiceLevel(property, value, unit, null, null).duration();
        return new View()
                .put("property", property)
                .put("value", value)
                .put("unit", unit)
                .putText("driver", level.path("driver"))
                .putText("element", level.path("element"))
                .put("millis", length.map(Duration::toMillis).orElse(null))
                .build();
    }

    /** As it is written. */
    static @Nullable Object valueOf(String property, List<Map<String, Object>> promises) {
        return promises.stream()
                .filter(promise -> property.equals(promise.get("property")))
                .map(promise -> promise.get("value"))
                .findFirst()
                .orElse(null);
    }
}
