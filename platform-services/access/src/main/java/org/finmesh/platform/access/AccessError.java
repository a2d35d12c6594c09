package org.finmesh.platform.access;

/** Why access refuses or fails. The names are stable: they are the API's error codes. */
public enum AccessError {
    PORT_UNKNOWN(Kind.USER),
    AGREEMENT_UNKNOWN(Kind.USER),
    PURPOSE_LENGTH(Kind.USER),
    NOTE_LENGTH(Kind.USER),
    PERIOD_BOUNDS(Kind.USER),
    NO_FIELDS(Kind.USER),
    /** The port's contract has no such field. */
    FIELD_UNKNOWN(Kind.USER),
    /** A word for how personal data is read, or on what legal basis, that is none. */
    TERMS_UNKNOWN(Kind.USER),
    CONSUMER_NAME(Kind.USER),
    /** Somebody asks on behalf of a consumer that they do not belong to. */
    NOT_A_MEMBER(Kind.USER),
    /** A person and a team of one name: whoever came first keeps it, or one could use the other's grants. */
    CONSUMER_TAKEN(Kind.USER),
    DUPLICATE_REQUEST(Kind.USER),
    OWN_REQUEST(Kind.USER),
    OWN_CONSUMER(Kind.USER),
    /** Nobody decides on two stages of one request. */
    DECIDED_BEFORE(Kind.USER),
    /** Neither the stage's turn, nor standing in for one whose turn it is. */
    NOT_A_DECIDER(Kind.USER),
    NOT_THE_OWNER(Kind.USER),
    WRONG_STATE(Kind.USER),
    /** Another change of the agreement waits for a decision. */
    CHANGE_PENDING(Kind.USER),
    /** A request has 1 to 20 ports, each once. */
    CART(Kind.USER),
    /** What is read asks for a legal basis. */
    LEGAL_BASIS_MISSING(Kind.USER),
    /** What is read asks for a manager's decision, and whoever asks is in no team. */
    NO_MANAGER(Kind.USER),
    /** Whom, from when or until when: a delegation is to another user, for 90 days at most. */
    DELEGATION_TERMS(Kind.USER),
    DELEGATION_UNKNOWN(Kind.USER),
    /** Who decides nothing has nothing to delegate; a delegation is ended by who gave it. */
    NOTHING_TO_DELEGATE(Kind.USER),
    /** The port takes no requests any more. */
    PORT_ENDING(Kind.USER),
    /** No later major of the product is in force. */
    NO_SUCCESSOR(Kind.USER),
    /** What was agreed to does not cover the later major. */
    NOT_COVERED(Kind.USER),
    /** A policy that is in force says no. */
    POLICY_VIOLATED(Kind.USER),
    NO_ACTIVE_AGREEMENT(Kind.USER),
    NOT_YOURS_TO_SEE(Kind.USER),
    VIEW_UNKNOWN(Kind.USER),
    /** A database role has a consumer's name and was not made by access. */
    FOREIGN_ROLE(Kind.EXTERNAL),
    /** A change was made and reading back does not show it. */
    GRANT_NOT_IN_PLACE(Kind.EXTERNAL),
    KAFKA_FAILED(Kind.EXTERNAL),
    POSTGRESQL_FAILED(Kind.EXTERNAL),
    KEYCLOAK_FAILED(Kind.EXTERNAL),
    /** Another instance held the system's lock for longer than one waits. */
    SYSTEM_BUSY(Kind.EXTERNAL);

    /** USER: refused, and says how to mend it; EXTERNAL: a dependency failed, to be tried again; INTERNAL: a bug. */
    public enum Kind {
        USER,
        EXTERNAL,
        INTERNAL
    }

    private final Kind kind;

    AccessError(Kind kind) {
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
