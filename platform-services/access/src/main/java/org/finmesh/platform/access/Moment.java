package org.finmesh.platform.access;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The present, in microseconds as the database keeps it, so that what is answered now is what is read later. */
public final class Moment {

    private Moment() {}

    public static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
