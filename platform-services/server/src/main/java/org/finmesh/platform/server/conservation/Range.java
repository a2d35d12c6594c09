package org.finmesh.platform.server.conservation;

/**
 * Offsets of one partition.
 *
 * @param from the first
 * @param to after the last; not before {@code from}
 */
record Range(long from, long to) {

    Range {
        to = Math.max(from, to);
    }

    boolean contains(long offset) {
        return from <= offset && offset < to;
    }

    long length() {
        return to - from;
    }
}
