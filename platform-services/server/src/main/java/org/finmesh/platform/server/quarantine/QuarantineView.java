package org.finmesh.platform.server.quarantine;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import org.finmesh.platform.api.QuarantineApi.Bytes;
import org.finmesh.platform.api.QuarantineApi.Quarantined;
import org.finmesh.platform.api.QuarantineApi.Replay;
import org.finmesh.platform.quality.Replay.Choice;
import org.jspecify.annotations.Nullable;

/** Quarantine and replays as the API shows them. */
final class QuarantineView {

    private QuarantineView() {}

    static Quarantined of(QuarantinedRecord quarantined, @Nullable Instant replayedAt) {
        var record = quarantined.record();
        return new Quarantined(
                record.offset(),
                Instant.ofEpochMilli(record.timestamp()).toString(),
                quarantined.reasonCode(),
                Objects.requireNonNullElse(quarantined.header("reason"), ""),
                quarantined.origin(),
                eventTime(quarantined.header("event-time")),
                traceId(quarantined.header("traceparent")),
                bytes(record.key()),
                bytes(record.value()),
                replayedAt == null ? null : replayedAt.toString());
    }

    private static @Nullable String eventTime(@Nullable String micros) {
        return micros == null || !micros.matches("-?[0-9]{1,18}")
                ? null
                : Instant.EPOCH.plus(Long.parseLong(micros), ChronoUnit.MICROS).toString();
    }

    /** Of {@code <version>-<trace id>-<span id>-<flags>}, W3C Trace Context. */
    private static @Nullable String traceId(@Nullable String traceparent) {
        return traceparent == null || !traceparent.matches("[0-9a-f]{2}-[0-9a-f]{32}-.*")
                ? null
                : traceparent.substring(3, 35);
    }

    private static @Nullable Bytes bytes(byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return new Bytes(text.toString(), null);
        } catch (CharacterCodingException _) {
            return new Bytes(null, Base64.getEncoder().encodeToString(bytes));
        }
    }

    static Replay of(org.finmesh.platform.quality.Replay replay) {
        return new Replay(
                replay.id().toString(),
                replay.port().toString(),
                replay.choice() instanceof Choice.OfReason of ? of.code() : null,
                replay.choice() instanceof Choice.At at ? at.offsets() : null,
                replay.again(),
                replay.askedBy(),
                replay.askedAt().toString(),
                replay.written(),
                replay.leftOut(),
                Optional.ofNullable(replay.finishedAt()).map(Object::toString).orElse(null));
    }
}
