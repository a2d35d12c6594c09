package org.finmesh.platform.contract;

/** The Avro schema that follows from a contract; see docs/architecture.md for the table of types. */
public final class AvroSchema {

    private AvroSchema() {}

    /** The value schema of the contract's topic, as JSON text; the same contract gives the same text, byte by byte. */
    public static String of(Contract contract) {
        throw new UnsupportedOperationException("being written");
    }
}
