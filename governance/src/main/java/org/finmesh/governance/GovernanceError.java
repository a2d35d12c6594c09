package org.finmesh.governance;

/** What can go wrong in governance. */
public enum GovernanceError {
    /** A policy, standard or glossary file is missing or wrong; nothing is published until it is mended. */
    UNUSABLE_RULES(Kind.USER),
    /** The database did not take or give an entry of the audit trail. */
    AUDIT_UNAVAILABLE(Kind.EXTERNAL);

    /** Whose turn it is: the caller mends it, a dependency recovers, or we have a bug. */
    public enum Kind {
        USER,
        EXTERNAL,
        INTERNAL
    }

    private final Kind kind;

    GovernanceError(Kind kind) {
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
