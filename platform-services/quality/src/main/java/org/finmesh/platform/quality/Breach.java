package org.finmesh.platform.quality;

import org.finmesh.platform.contract.PortId;
import org.jspecify.annotations.Nullable;

/**
 * A promise that is broken now.
 *
 * @param subject what it is about; of a kind, one incident at a time is open on it
 * @param severity {@code warning} or {@code error}
 * @param field at fault; null for all of the port
 * @param firstFailure {@code <topic>/<partition>/<offset>}, where known
 */
record Breach(
        Incident.Kind kind,
        String subject,
        PortId port,
        String severity,
        @Nullable String field,
        @Nullable String firstFailure,
        String summary) {}
