package org.finmesh.platform.quality;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.finmesh.platform.contract.PortId;
import org.jspecify.annotations.Nullable;

/**
 * Quarantined records of a port that are to go through it once more.
 *
 * @param again whether also those that went through again already
 * @param nextOffset in the quarantine: what is before it is done
 * @param endOffset as it was when this was asked, so that what comes back to quarantine is not sent round and round
 * @param written how many went in again
 * @param leftOut how many were chosen and did not: they had gone in before, or do not say where they are from
 * @param finishedAt null while it is under way
 */
public record Replay(
        UUID id,
        PortId port,
        Choice choice,
        boolean again,
        String askedBy,
        Instant askedAt,
        long nextOffset,
        long endOffset,
        long written,
        long leftOut,
        @Nullable Instant finishedAt) {

    /** Which records. */
    public sealed interface Choice {

        boolean has(long offset, String reasonCode);

        record OfReason(String code) implements Choice {

            public OfReason {
                if (code.isBlank()) {
                    throw new IllegalArgumentException("a reason code has at least one character");
                }
            }

            @Override
            public boolean has(long offset, String reasonCode) {
                return code.equals(reasonCode);
            }
        }

        record At(List<Long> offsets) implements Choice {

            public static final int OFFSETS_MAX = 1_000;

            public At {
                offsets = offsets.stream().distinct().sorted().toList();
                if (offsets.isEmpty() || offsets.size() > OFFSETS_MAX) {
                    throw new IllegalArgumentException(
                            "1 to %,d offsets can be chosen at once, not %,d".formatted(OFFSETS_MAX, offsets.size()));
                }
                if (offsets.getFirst() < 0) {
                    throw new IllegalArgumentException("an offset is 0 or greater, not " + offsets.getFirst());
                }
            }

            @Override
            public boolean has(long offset, String reasonCode) {
                return java.util.Collections.binarySearch(offsets, offset) >= 0;
            }
        }
    }
}
