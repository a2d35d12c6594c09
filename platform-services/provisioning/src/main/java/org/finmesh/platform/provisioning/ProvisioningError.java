package org.finmesh.platform.provisioning;

/** What can go wrong between a contract and its product; of the reasons to refuse a plan, the gravest first. */
public enum ProvisioningError {
    /** The contract asks for a change that would break readers or lose data. */
    BREAKING_CHANGE(Kind.USER),
    /** The contract of a port that has not ended is missing. */
    PORT_ALIVE(Kind.USER),
    /** A port would end too soon, or come back after its end. */
    PORT_END(Kind.USER),
    /** A contract's version number does not say how much it changed. */
    VERSION_NUMBER(Kind.USER),
    /** A policy that is in force says no. */
    POLICY_VIOLATED(Kind.USER),
    /** It would put together what does not mean the same. */
    MEANING_MISMATCH(Kind.USER),
    /** Another publication of the same product is under way. */
    PUBLICATION_UNDER_WAY(Kind.USER),
    /** The domain has not published yet, so it has no accounts. */
    UNKNOWN_DOMAIN(Kind.USER),
    KAFKA_UNAVAILABLE(Kind.EXTERNAL),
    DATABASE_UNAVAILABLE(Kind.EXTERNAL),
    REGISTRY_UNAVAILABLE(Kind.EXTERNAL),
    IDENTITY_UNAVAILABLE(Kind.EXTERNAL),
    /** A system answered something that cannot be: a bug of ours, or a version of it that we do not know. */
    UNEXPECTED_ANSWER(Kind.INTERNAL);

    /** Who can mend it: the caller, who operates a dependency, or we. */
    public enum Kind {
        USER,
        EXTERNAL,
        INTERNAL
    }

    private final Kind kind;

    ProvisioningError(Kind kind) {
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
