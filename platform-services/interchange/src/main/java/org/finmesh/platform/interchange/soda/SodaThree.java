package org.finmesh.platform.interchange.soda;

import java.util.Map;
import org.finmesh.platform.interchange.document.Nodes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Checks of version 3, which name their kind by {@code type}, as version 4 writes them. */
final class SodaThree {

    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("no_missing_values", "missing"),
            Map.entry("missing_count", "missing"),
            Map.entry("missing_percent", "missing"),
            Map.entry("no_invalid_values", "invalid"),
            Map.entry("invalid_count", "invalid"),
            Map.entry("invalid_percent", "invalid"),
            Map.entry("no_duplicate_values", "duplicate"),
            Map.entry("duplicate_count", "duplicate"),
            Map.entry("duplicate_percent", "duplicate"),
            Map.entry("row_count", "row_count"),
            Map.entry("rows_exist", "row_count"),
            Map.entry("rows_present", "row_count"),
            Map.entry("freshness_in_minutes", "freshness"),
            Map.entry("freshness_in_hours", "freshness"),
            Map.entry("freshness_in_days", "freshness"));

    private SodaThree() {}

    /** The check itself where it is of version 4, or of a kind that has no like there. */
    static JsonNode modern(JsonNode check) {
        var type = check.path("type").asString("");
        var kind = KINDS.get(type);
        if (kind == null || !(check.deepCopy() instanceof ObjectNode body)) {
            return check;
        }
        body.remove("type");
        var threshold = Thresholds.modern(body);
        if (type.endsWith("_percent")) {
            threshold.put("metric", "percent");
        }
        if (kind.equals("freshness")) {
            threshold.put("unit", type.substring("freshness_in_".length(), type.length() - 1));
        }
        Nodes.put(body, "threshold", threshold);
        renameFormat(body);
        return Nodes.object().set(kind, body);
    }

    /** A regular expression by itself; version 4 gives it a name. */
    private static void renameFormat(ObjectNode body) {
        var regex = body.remove("valid_regex");
        if (regex != null) {
            body.putObject("valid_format").put("name", "pattern").set("regex", regex);
        }
    }
}
