package org.finmesh.platform.contract.check;

import static org.finmesh.platform.contract.ProblemCode.DUPLICATE_ID;
import static org.finmesh.platform.contract.ProblemCode.DUPLICATE_NAME;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.finmesh.platform.contract.ProblemCode;

/** Items of a list that say they are the same one. */
final class Uniqueness {

    /** The lists of both standards, and the keys that together name an item of it; none where names may repeat. */
    private static final Map<String, List<String>> NAMED_BY = Map.ofEntries(
            Map.entry("schema", List.of("name")),
            Map.entry("properties", List.of("name")),
            Map.entry("servers", List.of("server")),
            Map.entry("customProperties", List.of("property")),
            Map.entry("inputPorts", List.of("name", "version")),
            Map.entry("outputPorts", List.of("name", "version")),
            Map.entry("inputContracts", List.of("id", "version")),
            Map.entry("managementPorts", List.of("name")),
            Map.entry("roles", List.of("role", "access")),
            Map.entry("support", List.of("channel", "url")),
            Map.entry("members", List.of("username", "role", "dateIn")),
            Map.entry("team", List.of("username", "role", "dateIn")),
            Map.entry("quality", List.of()),
            Map.entry("relationships", List.of()),
            Map.entry("slaProperties", List.of()),
            Map.entry("authoritativeDefinitions", List.of()),
            Map.entry("enum", List.of()),
            Map.entry("synonyms", List.of()),
            Map.entry("verifiedStatements", List.of()),
            Map.entry("constraints", List.of()));

    /** Mappings that may hold such lists. Of anything else, such as a custom property's value, all is free. */
    private static final Set<String> MAPPINGS = Set.of("description", "team", "items", "map", "price", "context");

    private final boolean stableIds;

    private Uniqueness(boolean stableIds) {
        this.stableIds = stableIds;
    }

    static void check(Element root) {
        var version = root.text("apiVersion");
        // Ids are unique within their list since ODCS 3.1; ODPS 1.0 has none.
        var stableIds = "DataContract".equals(root.text("kind")) && version != null && !version.startsWith("v3.0.");
        new Uniqueness(stableIds).descend(root);
    }

    private void descend(Element mapping) {
        for (var key : mapping.node().propertyNames()) {
            var part = mapping.at(key);
            if (part.node().isArray() && NAMED_BY.containsKey(key)) {
                checkList(key, part.items());
            } else if (part.node().isObject() && MAPPINGS.contains(key)) {
                descend(part);
                if (key.equals("map")) {
                    descend(part.at("key"));
                    descend(part.at("value"));
                }
            }
        }
    }

    private void checkList(String list, List<Element> items) {
        var names = Objects.requireNonNull(NAMED_BY.get(list));
        if (!names.isEmpty()) {
            unique(items, names, DUPLICATE_NAME);
        }
        if (stableIds) {
            unique(items, List.of("id"), DUPLICATE_ID);
        }
        items.forEach(this::descend);
    }

    private static void unique(List<Element> items, List<String> keys, ProblemCode code) {
        var seen = new HashMap<String, Element>();
        for (var item : items) {
            if (item.text(keys.getFirst()) == null) {
                continue;
            }
            var first = seen.putIfAbsent(
                    keys.stream().map(key -> item.at(key).node().toString()).collect(Collectors.joining(",")), item);
            if (first != null) {
                var shown = keys.stream()
                        .filter(key -> item.at(key).present())
                        .map(key -> "%s %s".formatted(key, item.at(key).node()))
                        .collect(Collectors.joining(" and "));
                item.at(keys.getFirst())
                        .problem(
                                code,
                                "%s is there already, in line %d: each needs its own"
                                        .formatted(
                                                shown, first.at(keys.getFirst()).line()));
            }
        }
    }
}
