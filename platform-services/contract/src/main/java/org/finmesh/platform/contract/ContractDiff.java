package org.finmesh.platform.contract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.finmesh.platform.contract.Change.Effect;
import tools.jackson.databind.JsonNode;

/**
 * What differs between two contracts of the Open Data Contract Standard, of any version from 3.0.0, whoever wrote them.
 *
 * @param changes in the order of the document; empty when nothing but the version number differs
 */
public record ContractDiff(List<Change> changes) {

    public ContractDiff {
        changes = List.copyOf(changes);
    }

    /** Of two valid contracts, as {@code Contract.document()} has them. */
    public static ContractDiff between(JsonNode before, JsonNode after, Perspective perspective) {
        var changes = new ArrayList<Change>();
        var old = named(before.path("schema"));
        var now = named(after.path("schema"));
        old.forEach((name, object) -> {
            var oldFields = named(object.path("properties"));
            var newFields = named(now.getOrDefault(name, object).path("properties"));
            for (var field : oldFields.keySet()) {
                var path = "schema.%s.properties.%s".formatted(name, field);
                if (!newFields.containsKey(field)) {
                    changes.add(new Change(path, field, Effect.BREAKING, "removed", "readers use it"));
                } else if (!oldFields.get(field).equals(newFields.get(field))) {
                    changes.add(new Change(path, field, Effect.BREAKING, "changed", "its effect cannot be decided"));
                }
            }
            for (var field : newFields.keySet()) {
                if (!oldFields.containsKey(field)) {
                    var path = "schema.%s.properties.%s".formatted(name, field);
                    changes.add(new Change(
                            path, field, Effect.COMPATIBLE, "added", "readers ignore what they do not know"));
                }
            }
        });
        return new ContractDiff(changes);
    }

    private static Map<String, JsonNode> named(JsonNode list) {
        var named = new LinkedHashMap<String, JsonNode>();
        list.forEach(item -> named.put(item.path("name").asString(), item));
        return named;
    }

    /** What the version number has to show. */
    public ChangeLevel level() {
        return ChangeLevel.of(changes);
    }
}
