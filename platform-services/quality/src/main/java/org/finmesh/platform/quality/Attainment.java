package org.finmesh.platform.quality;

/**
 * How much of a time a promise was kept; docs/quality.md has the formula.
 *
 * @param minutes measured, silence after a measurement included
 * @param minutesKept of these
 */
public record Attainment(long minutes, long minutesKept) {

    /** 0 to 1; 1 where nothing was measured. */
    public double share() {
        return minutes == 0 ? 1 : (double) minutesKept / minutes;
    }
}
