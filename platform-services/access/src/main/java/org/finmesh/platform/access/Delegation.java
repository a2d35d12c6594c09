package org.finmesh.platform.access;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * That somebody decides in another's name for a while: with the rights that the other has then, and not with those that
 * the other was lent.
 *
 * @param by user name of who gives it
 * @param to user name of who decides in their name
 * @param until from this instant on it is over; at most 90 days after {@code from}
 * @param note why; may be empty, at most 1,000 characters
 */
public record Delegation(UUID id, String by, String to, Instant from, Instant until, String note) {

    private static final Duration LENGTH_MAX = Duration.ofDays(90);

    /** @throws AccessException DELEGATION_TERMS, NOTE_LENGTH */
    public Delegation {
        note = new Decision(by, note, from).note();
        if (by.equals(to)) {
            throw new AccessException(AccessError.DELEGATION_TERMS, "name somebody else than yourself to decide");
        }
        if (!until.isAfter(from) || until.isAfter(from.plus(LENGTH_MAX))) {
            throw new AccessException(
                    AccessError.DELEGATION_TERMS,
                    "from %s until %s: it has to end after it begins, %d days later at most"
                            .formatted(from, until, LENGTH_MAX.toDays()));
        }
    }

    public boolean isInForce(Instant now) {
        return !now.isBefore(from) && now.isBefore(until);
    }
}
