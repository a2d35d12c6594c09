package org.finmesh.platform.quality;

import java.time.Duration;

/**
 * How many records a port publishes, beside what it used to.
 *
 * @param recent records a minute over the last {@link #RECENT}
 * @param usual records a minute over the {@link #USUAL} before
 */
record Volume(double recent, double usual) {

    static final Duration RECENT = Duration.ofMinutes(10);
    static final Duration USUAL = Duration.ofHours(6);

    /** Below so few records a minute chance alone makes tenfold differences. */
    private static final double USUAL_MIN = 10;

    private static final double FACTOR_MAX = 10;

    boolean unusual() {
        return usual >= USUAL_MIN && (recent > usual * FACTOR_MAX || recent < usual / FACTOR_MAX);
    }
}
