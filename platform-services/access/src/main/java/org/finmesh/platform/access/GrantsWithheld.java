package org.finmesh.platform.access;

import java.time.Instant;
import org.finmesh.platform.contract.PortId;

/**
 * An approved agreement could not be granted in every system in time, and so is granted in none until the next attempt.
 *
 * @param reason which system failed, and how
 * @param attempts how many have failed, this one included
 */
public record GrantsWithheld(
        AgreementId agreement,
        PortId port,
        ConsumerId consumer,
        String reason,
        int attempts,
        Instant againAt,
        Instant at) {}
