package org.finmesh.platform.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An agreement and all that happened to it.
 *
 * @param history oldest first, never rewritten
 * @param notice of the end of its port, while it is live
 */
public record Dossier(Agreement agreement, List<Entry> history, Optional<Notice> notice) {

    public Dossier {
        history = List.copyOf(history);
    }

    /** @param by user name, or {@link AgreementEvent#PLATFORM} */
    public record Entry(Instant at, String state, String by, String note) {}
}
