package org.finmesh.platform.interchange;

/** What can be wrong with what is to be carried. All are of the kind USER: another file or option mends them. */
public enum InterchangeError {
    /** It is not of the format that it was called. */
    UNREADABLE,
    /** It is of the format, and holds nothing that a contract could describe. */
    NOTHING_TO_CARRY,
    /** A contract has no object of that name. */
    NO_SUCH_OBJECT,
    /** What was read contradicts the contract standard: two columns of one name, for example. */
    NO_CONTRACT;

    /** Who can mend it. */
    public enum Kind {
        USER,
        EXTERNAL,
        INTERNAL
    }

    public Kind kind() {
        return Kind.USER;
    }
}
