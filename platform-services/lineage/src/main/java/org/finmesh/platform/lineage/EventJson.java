package org.finmesh.platform.lineage;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads one JSON object and notes everything that is not as the specification has it, with its place. Wrong parts are given
 * as empty, so that one reading finds all faults.
 */
final class EventJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int FAULTS_MAX = 20;

    private final List<String> faults = new ArrayList<>();

    /** @throws LineageException when it is no JSON object */
    static JsonNode object(byte[] json) {
        try {
            var tree = JSON.readTree(json);
            if (tree != null && tree.isObject()) {
                return tree;
            }
        } catch (JacksonException unreadable) {
            throw new LineageException(LineageError.INVALID_EVENT, "no JSON: " + unreadable.getOriginalMessage());
        }
        throw new LineageException(LineageError.INVALID_EVENT, "no JSON object");
    }

    void fault(String where, String what) {
        if (faults.size() < FAULTS_MAX) {
            faults.add("%s %s".formatted(where, what));
        }
    }

    /** @throws LineageException naming all faults noted so far */
    void requireNoFault() {
        if (!faults.isEmpty()) {
            throw new LineageException(
                    LineageError.INVALID_EVENT,
                    "no event by the OpenLineage specification 2-0-2: " + String.join("; ", faults));
        }
    }

    String text(JsonNode parent, String where, String name) {
        var value = parent.get(name);
        if (value == null || !value.isString() || value.stringValue().isBlank()) {
            fault(where + name, value == null ? "is missing" : "is no text");
            return "?";
        }
        return value.stringValue();
    }

    void uri(JsonNode parent, String where, String name) {
        var text = text(parent, where, name);
        try {
            if (!text.equals("?")) {
                URI.create(text);
            }
        } catch (IllegalArgumentException noUri) {
            fault(where + name, "is no URI");
        }
    }

    Instant instant(JsonNode parent, String name) {
        var text = text(parent, "", name);
        try {
            return text.equals("?") ? Instant.EPOCH : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException noTime) {
            fault(name, "is no date and time with an offset by ISO 8601, such as 2026-01-31T12:00:00Z");
            return Instant.EPOCH;
        }
    }

    String uuid(JsonNode parent, String where, String name) {
        var text = text(parent, where, name);
        try {
            return text.equals("?") ? text : UUID.fromString(text).toString();
        } catch (IllegalArgumentException noUuid) {
            fault(where + name, "is no UUID");
            return "?";
        }
    }

    /** The object of that name, null where it is absent; anything else is a fault. */
    @Nullable
    JsonNode optionalObject(JsonNode parent, String where, String name) {
        var value = parent.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isObject()) {
            fault(where + name, "is no object");
            return null;
        }
        return value;
    }

    /** The objects of a list, at most so many; an absent list is empty. */
    List<JsonNode> objects(JsonNode parent, String where, String name, int max) {
        var value = parent.get(name);
        if (value == null || value.isNull()) {
            return List.of();
        }
        if (!value.isArray() || value.size() > max) {
            fault(where + name, value.isArray() ? "has more than %d elements".formatted(max) : "is no list");
            return List.of();
        }
        var objects = value.valueStream().filter(JsonNode::isObject).toList();
        if (objects.size() < value.size()) {
            fault(where + name, "has elements that are no objects");
        }
        return objects;
    }
}
