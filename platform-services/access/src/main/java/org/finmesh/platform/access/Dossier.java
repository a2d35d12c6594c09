package org.finmesh.platform.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An agreement and all that happened to it, as one of those concerned sees it.
 *
 * @param port that it is on, as it is offered now
 * @param history oldest first, never rewritten
 * @param notice of the end of its port, while it is live
 * @param lapsesAt when what waits is denied, because nobody answered; empty when nothing waits
 * @param decidable whether who sees it may answer what waits
 * @param suspended why nothing can be read although it is live, in words; empty when it can
 */
public record Dossier(
        Agreement agreement,
        OfferedPort port,
        List<Entry> history,
        Optional<Notice> notice,
        Optional<Instant> lapsesAt,
        boolean decidable,
        Optional<String> suspended) {

    public Dossier {
        history = List.copyOf(history);
    }

    /** @param by user name, or {@link AgreementEvent#PLATFORM} */
    public record Entry(Instant at, String state, String by, String note) {}
}
