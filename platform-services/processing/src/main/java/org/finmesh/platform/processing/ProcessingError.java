package org.finmesh.platform.processing;

/** What can go wrong in a domain's process, each with who can mend it. */
public enum ProcessingError {
    /** An environment variable or secret file is missing or wrong. */
    BAD_SETTING(Kind.USER),
    /** A product folder cannot be read or its contract is not valid. */
    BAD_CONTRACT(Kind.USER),
    /** A topology, source or dbt product does not fit the domain's product folders. */
    BAD_WIRING(Kind.USER),
    /** The record that a topology publishes does not have the contract's properties. */
    SHAPE_MISMATCH(Kind.USER),
    /** What the product's earlier version remembers cannot be read by this one. */
    INCOMPATIBLE_STATE(Kind.USER),
    /** The product, or this version of its contract, is not published to the mesh yet. */
    NOT_PUBLISHED(Kind.USER),
    /** The domain has no right to a topic or table: no agreement for it. */
    NOT_AUTHORISED(Kind.USER),
    /** A dbt run failed, was cancelled or exceeded its time limit. */
    DBT_FAILED(Kind.USER),
    /** Another process writes the same table port. */
    FENCED(Kind.USER),
    /** Kafka, Keycloak, PostgreSQL or the registry does not answer; retried with backoff. */
    UNAVAILABLE(Kind.EXTERNAL),
    /** A defect of the SDK. */
    INTERNAL(Kind.INTERNAL);

    /** Who can mend it: the domain's team, whoever runs what we depend on, or we. */
    public enum Kind {
        USER,
        EXTERNAL,
        INTERNAL
    }

    private final Kind kind;

    ProcessingError(Kind kind) {
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
