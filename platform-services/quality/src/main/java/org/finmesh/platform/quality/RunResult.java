package org.finmesh.platform.quality;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How a run of dbt stands; docs/data-plane.md, "Reports", has its JSON.
 *
 * @param failedModel the model or test that failed; null where none did, or it is not known
 * @param sql what was run of it
 */
public record RunResult(
        String run,
        Outcome outcome,
        Instant endedAt,
        @Nullable String failedModel,
        @Nullable String sql,
        @Nullable String message) {

    public enum Outcome {
        UNDER_WAY,
        SUCCEEDED,
        FAILED
    }

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int TEXT_MAX = 4_000;

    /**
     * @param sentAt stands for the end where the report has none
     * @throws IllegalArgumentException when {@code json} is none; says why
     */
    public static RunResult parse(byte[] json, Instant sentAt) {
        try {
            var tree = JSON.readTree(json);
            var ended = text(tree, "endedAt");
            return new RunResult(
                    tree.path("run").asString(""),
                    outcome(tree.path("state").asString("")),
                    ended == null ? sentAt : Instant.parse(ended),
                    text(tree, "failedModel"),
                    text(tree, "sql"),
                    withoutValues(text(tree, "message")));
        } catch (JacksonException | java.time.DateTimeException unreadable) {
            throw new IllegalArgumentException("is no run: " + unreadable.getMessage(), unreadable);
        }
    }

    /** A run that was cancelled says nothing of the product. */
    private static Outcome outcome(String state) {
        return switch (state) {
            case "SUCCEEDED" -> Outcome.SUCCEEDED;
            case "FAILED", "TIMED_OUT" -> Outcome.FAILED;
            case "QUEUED", "RUNNING", "PUBLISHING", "CANCELLED" -> Outcome.UNDER_WAY;
            default -> throw new IllegalArgumentException("is no run: state '%s' is unknown".formatted(state));
        };
    }

    /** PostgreSQL tells in its DETAIL which values were at fault; those may be personal. */
    private static @Nullable String withoutValues(@Nullable String message) {
        return message == null
                ? null
                : message.replaceAll("(?m)^\\s*DETAIL:.*$", "").strip();
    }

    private static @Nullable String text(JsonNode tree, String name) {
        var value = tree.get(name);
        if (value == null || !value.isString()) {
            return null;
        }
        var text = value.stringValue();
        return text.length() <= TEXT_MAX ? text : text.substring(0, TEXT_MAX);
    }

    String summary() {
        return "run %s failed%s: %s%s"
                .formatted(
                        run,
                        failedModel == null ? "" : " at " + failedModel,
                        message == null ? "dbt did not say why" : message,
                        sql == null ? "" : "\n" + sql);
    }
}
