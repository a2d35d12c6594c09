package org.finmesh.platform.access;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import org.finmesh.platform.contract.PortId;
import org.jspecify.annotations.Nullable;

/**
 * What a consumer has to know of the end of the port they read.
 *
 * @param endOfSupport null when no other than the end of life is known
 * @param successor where to move; null while there is none
 * @param carriedTo the agreement on the successor that came of this one; null when there is none
 * @param obstacle why this agreement does not cover the successor; null when it does, or there is none
 */
public record Notice(
        PortId port,
        @Nullable Instant endOfSupport,
        Instant endOfLife,
        @Nullable OfferedPort successor,
        @Nullable AgreementId carriedTo,
        @Nullable String obstacle) {

    /** In words, for the agreement's history. */
    public String text() {
        var sentences = new ArrayList<String>();
        sentences.add("%s ends at %s%s"
                .formatted(
                        port,
                        endOfLife,
                        Optional.ofNullable(endOfSupport)
                                .map(", its support at %s"::formatted)
                                .orElse("")));
        if (successor != null) {
            sentences.add("%s follows it".formatted(successor.port()));
            sentences.add(access());
            Optional.ofNullable(successor.migrationGuide())
                    .map(guide -> "How to move: " + guide.strip())
                    .ifPresent(sentences::add);
        }
        return String.join(". ", sentences);
    }

    private String access() {
        if (carriedTo != null) {
            return "Access was carried over, as agreement " + carriedTo;
        }
        return obstacle == null
                ? "Access can be carried over without a request"
                : "It needs a request of its own: " + obstacle;
    }
}
