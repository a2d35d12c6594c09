package org.finmesh.platform.localstack;

/** What can go wrong while programs are fetched, started and stopped. */
public enum StackError {
    /** A program that has to be on this machine, such as Maven, is not. */
    TOOL_MISSING(Kind.USER),
    /** There are no binaries for this operating system or processor. */
    PLATFORM_UNSUPPORTED(Kind.USER),
    /** Somebody else listens on a port that one of ours needs. */
    PORT_TAKEN(Kind.USER),
    /** The disk is full, or too full to begin. */
    NO_DISK_SPACE(Kind.USER),
    /** A folder or file of ours cannot be read or written. */
    FILE_UNUSABLE(Kind.USER),
    /** Another launcher is at work in the same home. */
    HOME_IN_USE(Kind.USER),
    /** Something could not be fetched. */
    DOWNLOAD_FAILED(Kind.EXTERNAL),
    /** A child process ended before it was ready. */
    CHILD_DIED(Kind.EXTERNAL),
    /** A child process runs and does not become ready. */
    CHILD_NOT_READY(Kind.EXTERNAL),
    /** A child process does not end, whatever it is told. */
    CHILD_NOT_STOPPED(Kind.EXTERNAL),
    /** A server that runs refused what had to be set up in it. */
    SETUP_FAILED(Kind.EXTERNAL);

    /** Who can mend it: the user, somebody outside, or nobody but us. */
    public enum Kind {
        USER,
        EXTERNAL,
        INTERNAL
    }

    private final Kind kind;

    StackError(Kind kind) {
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
