package org.finmesh.platform.lineage;

/** Which way to follow flows: to where something comes from, or to where it goes. */
public enum Direction {
    UPSTREAM,
    DOWNSTREAM
}
