package org.finmesh.platform.api;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** What goes through the products all the time, to see that they work. For everybody who is signed in. */
@HttpExchange("/api/v1/canaries")
public interface CanariesApi {

    /** Of every port that has canaries, by name: those that were sent in five minutes and had 30 seconds to come through. */
    @GetExchange
    List<Canary> canaries();

    /**
     * @param state {@code well}; {@code waiting}: none has had 30 seconds yet; {@code lost}: one was not seen; {@code late}: one took longer than 30 seconds; {@code silent}:
     *     none is sent any more
     * @param topic as consumers of the topic would have seen it
     * @param table past the transaction that writes the table; null where there is none
     * @param outOfOrder how many came out after one that was sent later
     * @param lastSentAt ISO 8601 instant, UTC
     */
    record Canary(
            String port,
            String state,
            long sent,
            Passage topic,
            @Nullable Passage table,
            long outOfOrder,
            String lastSentAt) {}

    /** @param delayMsP50 from sending to there; null when none was seen */
    record Passage(
            long seen,
            @Nullable Long delayMsP50,
            @Nullable Long delayMsP99,
            @Nullable Long delayMsMax) {}
}
