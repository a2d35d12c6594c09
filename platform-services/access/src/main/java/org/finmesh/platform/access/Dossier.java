package org.finmesh.platform.access;

import java.time.Instant;
import java.util.List;

/**
 * An agreement and all that happened to it.
 *
 * @param history oldest first, never rewritten
 */
public record Dossier(Agreement agreement, List<Entry> history) {

    public Dossier {
        history = List.copyOf(history);
    }

    /** @param by user name, or {@link AgreementEvent#PLATFORM} */
    public record Entry(Instant at, String state, String by, String note) {}
}
