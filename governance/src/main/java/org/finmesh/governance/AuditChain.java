package org.finmesh.governance;

import java.util.Optional;
import org.finmesh.governance.AuditFile.Anchor;
import org.jspecify.annotations.Nullable;

/** Follows the entries of an {@link AuditTrail} from the first on, and says where they stop being a chain. */
public final class AuditChain {

    private @Nullable AuditEntry last;

    /** The first entry that is not as it was written, or does not follow the one before. */
    public record Break(long sequence, String reason) {}

    /** @return why {@code entry} is not the next one of the chain; empty when it is, and then the chain ends with it */
    public Optional<Break> add(AuditEntry entry) {
        var sequence = length() + 1;
        if (entry.sequence() != sequence) {
            return Optional.of(new Break(sequence, "is missing: entry %d is in its place".formatted(entry.sequence())));
        }
        if (!entry.previousHash().equals(lastHash())) {
            return Optional.of(new Break(sequence, "does not follow the entry before"));
        }
        if (!entry.computedHash().equals(entry.hash())) {
            return Optional.of(new Break(sequence, "was changed after it was written"));
        }
        last = entry;
        return Optional.empty();
    }

    /** Whether the entry added last is another than the one that {@code anchor} knows in its place. */
    public Optional<Break> contradicts(@Nullable Anchor anchor) {
        return anchor != null && anchor.sequence() == length() && !anchor.hash().equals(lastHash())
                ? Optional.of(new Break(length(), "has the hash %s, and not the one given".formatted(lastHash())))
                : Optional.empty();
    }

    /** Whether the chain, now that it is whole, lacks the entry that {@code anchor} knows. */
    public Optional<Break> endsBefore(@Nullable Anchor anchor) {
        return anchor != null && anchor.sequence() > length()
                ? Optional.of(new Break(length() + 1, "is missing: entry %d was known".formatted(anchor.sequence())))
                : Optional.empty();
    }

    /** How many entries follow each other so far. */
    public long length() {
        return last == null ? 0 : last.sequence();
    }

    /** The hash that the next entry refers to. */
    public String lastHash() {
        return last == null ? AuditEntry.NO_HASH : last.hash();
    }
}
