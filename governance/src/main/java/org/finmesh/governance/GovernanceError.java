package org.finmesh.governance;

/** What can go wrong in governance. */
public enum GovernanceError {
    /** A policy, standard or glossary file is missing or wrong; nothing is published until it is mended. */
    UNUSABLE_RULES(Kind.USER),
    /** The database did not take or give an entry of the audit trail. */
    AUDIT_UNAVAILABLE(Kind.EXTERNAL),

    // What the council refuses.
    PROPOSAL_UNKNOWN(Kind.USER),
    /** A title, reason, date or path is not as it has to be. */
    PROPOSAL_UNREADABLE(Kind.USER),
    /** With the proposed files, the rules cannot be read. */
    PROPOSED_RULES_UNUSABLE(Kind.USER),
    /** What is proposed is in force already, or is open for votes already. */
    NOTHING_NEW(Kind.USER),
    /** Takes effect, or fails what passes today, sooner than the charter allows. */
    TOO_SOON(Kind.USER),
    /** Another accepted proposal changes the same file, or the file changed since. */
    BASE_CHANGED(Kind.USER),
    /** No choice, or a note that is too long. */
    VOTE_UNREADABLE(Kind.USER),
    NOT_ON_THE_COUNCIL(Kind.USER),
    RECUSED(Kind.USER),
    NOT_THE_PROPOSER(Kind.USER),
    /** Not decided yet. */
    PROPOSAL_OPEN(Kind.USER),
    /** The proposal is decided or withdrawn. */
    PROPOSAL_CLOSED(Kind.USER);

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
