package org.finmesh.platform.provisioning;

import java.time.Instant;
import java.util.Optional;
import org.finmesh.platform.contract.PortId;
import org.finmesh.platform.contract.SemanticVersion;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A port as it was published last.
 *
 * @param published its contract; null while it is known by name alone
 * @param withdrawnAt when its contract left the product's folder; null while it is there
 */
record PublishedPort(
        PortId port,
        @Nullable Published published,
        @Nullable Instant endOfLife,
        @Nullable Instant withdrawnAt) {

    record Published(SemanticVersion version, JsonNode contract) {}

    boolean hasEnded(Instant now) {
        return Optional.ofNullable(endOfLife).filter(end -> !now.isBefore(end)).isPresent();
    }
}
