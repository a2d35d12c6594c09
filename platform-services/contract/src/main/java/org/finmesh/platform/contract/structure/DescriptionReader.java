package org.finmesh.platform.contract.structure;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads from a standard's description the shapes of one version; how it is written, the head of {@code odcs.yaml} says.
 * A mistake in it is one of ours: it ends in an exception, and a test reads every version.
 */
final class DescriptionReader {

    private final JsonNode types;
    private final Versions versions;
    private final MappingReader mappings = new MappingReader(this);
    private final Map<String, Shape> named = new HashMap<>();

    /** @param types by their names */
    DescriptionReader(JsonNode types, Versions versions) {
        this.types = types;
        this.versions = versions;
    }

    /** The shape of this name, and with it those that it consists of, itself perhaps among them. */
    Shape named(String name) {
        var reference = new Named(name, named);
        if (named.putIfAbsent(name, reference) == null) {
            named.put(name, shape(type(name)));
        }
        return reference;
    }

    JsonNode type(String name) {
        return Objects.requireNonNull(types.get(name), name);
    }

    Shape shape(JsonNode described) {
        var type = inForce(described)
                .orElseThrow(() -> new IllegalStateException("%s is not in %s".formatted(described, versions)));
        if (type.isString()) {
            return word(type.stringValue().replace("!", ""), type);
        }
        if (type.has("is")) {
            return word(type.get("is").stringValue(), type);
        }
        if (type.has("values")) {
            return new Choice(
                    type.get("values").valueStream().map(JsonNode::stringValue).toList());
        }
        if (type.has("either")) {
            return new Either(type.get("either").valueStream().map(this::shape).toList());
        }
        return type.has("listOf") ? items(type) : mappings.mapping(type);
    }

    /** Of one or more alternatives that differ by version, the one for this version, if there is one. */
    Optional<JsonNode> inForce(JsonNode described) {
        var alternatives = described.isArray() ? described.valueStream() : Stream.of(described);
        return alternatives.filter(versions::include).findFirst();
    }

    /** Whether a rule is true, or is so in the versions that it names. */
    boolean holds(JsonNode rule) {
        return rule.isBoolean() ? rule.booleanValue() : rule.isObject() && versions.include(rule);
    }

    private Shape word(String word, JsonNode type) {
        for (var kind : Value.Kind.values()) {
            if (kind.name().toLowerCase(Locale.ROOT).equals(word)) {
                var matches = type.path("matches");
                return new Value(
                        kind,
                        matches.isString() ? Pattern.compile(matches.stringValue()) : null,
                        number(type.path("atLeast")),
                        number(type.path("above")));
            }
        }
        return named(word);
    }

    private static @Nullable BigDecimal number(JsonNode node) {
        return node.isNumber() ? node.decimalValue() : null;
    }

    private Items items(JsonNode type) {
        return new Items(
                shape(type.get("listOf")),
                type.path("min").asInt(0),
                type.path("max").asInt(Integer.MAX_VALUE),
                type.path("unique").asBoolean(false));
    }
}
