package org.finmesh.platform.api;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/**
 * What a port did not publish, and why. For owners and stewards of the port's domain and for nobody else: the records are as
 * they came, personal data and all. Instants are ISO 8601, UTC.
 */
@HttpExchange("/api/v1/quarantine/{port}")
public interface QuarantineApi {

    /**
     * Records in the order in which they were quarantined. That somebody looked is on the audit trail.
     *
     * @param from offset in the quarantine to begin at
     * @param reason only those with this reason code; all when absent
     * @param limit 1 to 100
     */
    @GetExchange
    Page quarantined(
            @PathVariable("port") String port,
            @RequestParam(name = "from", defaultValue = "0") long from,
            @RequestParam(name = "reason", required = false) @Nullable String reason,
            @RequestParam(name = "limit", defaultValue = "20") int limit);

    /** What was asked to go through again, newest first, at most 50. */
    @GetExchange("/replays")
    List<Replay> replays(@PathVariable("port") String port);

    /**
     * Puts records through the product once more, from its entrance: those that are in quarantine now. It is kept before this
     * answers, is done soon after, and goes on after a crash from where it was. A record that went through again before is left
     * out, unless asked for with {@code again}.
     */
    @PostExchange("/replays")
    Replay replay(@PathVariable("port") String port, @RequestBody NewReplay replay);

    /**
     * @param reasons of the newest {@code counted} records, most frequent first
     * @param counted at most 10,000
     * @param next where to read on; null at the quarantine's end
     */
    record Page(
            List<Reason> reasons,
            long counted,
            List<Quarantined> records,
            @Nullable Long next) {}

    record Reason(String code, long records, long firstOffset, long lastOffset) {}

    /**
     * @param offset in the quarantine, by which it can be replayed
     * @param reason in words; names fields, not values
     * @param origin {@code <topic>/<partition>/<offset>} of the record that it was made from
     * @param eventTime when the thing happened; null where the record does not say
     * @param traceId of the W3C trace that the record is part of; null where there is none
     * @param key null where it has none
     * @param replayedAt null while it has not gone through again
     */
    record Quarantined(
            long offset,
            String quarantinedAt,
            String reasonCode,
            String reason,
            @Nullable String origin,
            @Nullable String eventTime,
            @Nullable String traceId,
            @Nullable Bytes key,
            @Nullable Bytes value,
            @Nullable String replayedAt) {}

    /** One of the two: as text where the bytes are UTF-8, else as Base64. */
    record Bytes(@Nullable String text, @Nullable String base64) {}

    /**
     * One of reason and offsets.
     *
     * @param offsets in the quarantine, at most 1,000
     * @param again also those that went through again before
     */
    record NewReplay(@Nullable String reasonCode, @Nullable List<Long> offsets, boolean again) {}

    /**
     * @param written how many went in again until now
     * @param leftOut how many were meant and did not: they had before
     * @param finishedAt null while it is under way
     */
    record Replay(
            String id,
            String port,
            @Nullable String reasonCode,
            @Nullable List<Long> offsets,
            boolean again,
            String askedBy,
            String askedAt,
            long written,
            long leftOut,
            @Nullable String finishedAt) {}
}
