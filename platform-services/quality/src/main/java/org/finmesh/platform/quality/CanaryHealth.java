package org.finmesh.platform.quality;

import java.time.Instant;
import org.finmesh.platform.contract.PortId;
import org.jspecify.annotations.Nullable;

/**
 * How a port's canaries do, by sequence, over those that were sent in a time and had time to come through.
 *
 * @param sent into the product
 * @param outOfOrder how many came out of the topology after one that was sent later
 * @param table null where none ever reached a table
 * @param lastSentAt of all there were in the last hour
 */
public record CanaryHealth(
        PortId port, long sent, Passage topic, @Nullable Passage table, long outOfOrder, Instant lastSentAt) {

    /**
     * @param seen how many of those that were sent
     * @param delayMsP50 from sending to there; null when none was seen
     * @param delayMsMax the longest; null when none was seen
     */
    public record Passage(
            long seen,
            @Nullable Long delayMsP50,
            @Nullable Long delayMsP99,
            @Nullable Long delayMsMax) {}
}
