package org.finmesh.platform.contract.structure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the mappings of a description, and what they include of others. */
final class MappingReader {

    private final DescriptionReader description;

    MappingReader(DescriptionReader description) {
        this.description = description;
    }

    Mapping mapping(JsonNode type) {
        var described = withIncluded(type);
        var kinds = new LinkedHashMap<String, Part>();
        described
                .path("kinds")
                .forEachEntry((name, kind) ->
                        description.inForce(kind).ifPresent(one -> kinds.put(name, part(withIncluded(one)))));
        var kindBy = described.path("kindBy").asString("");
        var kindless = description.inForce(described.path("kindless"));
        var base = part(described);
        return new Mapping(
                description.holds(described.path("closed")),
                kindBy.isEmpty() ? base : withKind(base, kindBy, kinds),
                kindBy.isEmpty() ? null : plain(kindBy),
                kindless.map(one -> part(withIncluded(one))).orElse(Part.NONE),
                kinds,
                otherVersions(described.path("keys")));
    }

    /** What a mapping includes is as if it were written there; what both say of a key, it says itself. */
    private JsonNode withIncluded(JsonNode own) {
        if (!own.has("include")) {
            return own;
        }
        var merged = (ObjectNode)
                withIncluded(description.type(own.get("include").stringValue())).deepCopy();
        own.forEachEntry((rule, value) -> {
            if (rule.equals("keys")) {
                value.forEachEntry((key, type) -> merged.withObject("keys").set(key, type));
            } else {
                merged.set(rule, value);
            }
        });
        merged.remove("include");
        return merged;
    }

    private Part part(JsonNode described) {
        var keys = new HashMap<String, Shape>();
        var required = new ArrayList<String>();
        described
                .path("keys")
                .forEachEntry((key, types) -> description.inForce(types).ifPresent(type -> {
                    keys.put(key, description.shape(type));
                    if (isRequired(type)) {
                        required.add(key);
                    }
                }));
        var impliedBy = described.path("impliedBy").asString(null);
        return new Part(keys, required, texts(described.path("exactlyOne")), texts(described.path("alike")), impliedBy);
    }

    private Part withKind(Part base, String kindBy, Map<String, Part> kinds) {
        var keys = new HashMap<>(base.keys());
        keys.put(plain(kindBy), new Choice(List.copyOf(kinds.keySet())));
        var required = new ArrayList<>(base.required());
        if (!plain(kindBy).equals(kindBy)) {
            required.add(plain(kindBy));
        }
        return new Part(keys, required, base.exactlyOne(), base.alike(), base.impliedBy());
    }

    private boolean isRequired(JsonNode type) {
        return type.isString() ? type.stringValue().endsWith("!") : description.holds(type.path("required"));
    }

    private static String plain(String word) {
        return word.replace("!", "");
    }

    private Map<String, String> otherVersions(JsonNode keys) {
        var others = new HashMap<String, String>();
        keys.forEachEntry((key, types) -> {
            if (description.inForce(types).isEmpty()) {
                others.put(key, Versions.words(types.isArray() ? types.get(0) : types));
            }
        });
        return others;
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::stringValue).toList();
    }
}
