package org.finmesh.platform.quality;

import java.time.Instant;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * That a canary was seen; see docs/data-plane.md for its JSON.
 *
 * @param sequence of its port
 */
public record CanarySighting(long sequence, Hop hop, Instant sentAt, Instant seenAt) {

    /** Where: put in, out of the topology, past the table. */
    public enum Hop {
        SENT,
        TOPIC,
        TABLE
    }

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public CanarySighting {
        if (seenAt.isBefore(sentAt)) {
            throw new IllegalArgumentException("is seen at %s, before it was sent at %s".formatted(seenAt, sentAt));
        }
    }

    /** @throws IllegalArgumentException when {@code json} is none; says why */
    public static CanarySighting parse(byte[] json) {
        try {
            var tree = JSON.readTree(json);
            return new CanarySighting(
                    tree.required("sequence").longValue(),
                    Hop.valueOf(tree.required("hop").asString().toUpperCase(java.util.Locale.ROOT)),
                    Instant.parse(tree.required("sentAt").asString()),
                    Instant.parse(tree.required("seenAt").asString()));
        } catch (JacksonException | java.time.DateTimeException unreadable) {
            throw new IllegalArgumentException("is no canary's sighting: " + unreadable.getMessage(), unreadable);
        }
    }
}
