package org.finmesh.domains.capitalmarkets.riskexposure;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A book that has traded a share, to be valued.
 *
 * @param quantity shares; negative where the book is short
 * @param changedAt when a trade changed the quantity last
 * @param quote null where there was none yet
 */
record Holder(
        String isin,
        String bookId,
        long quantity,
        Instant changedAt,
        @Nullable Quote quote) {}
