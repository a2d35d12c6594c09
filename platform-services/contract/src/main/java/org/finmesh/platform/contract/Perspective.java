package org.finmesh.platform.contract;

/** Whose work a change may break. */
public enum Perspective {
    /** Reads data by the contract: what the contract newly allows may surprise. */
    CONSUMER,
    /** Writes data by the contract: what the contract newly forbids may be refused. */
    PRODUCER
}
