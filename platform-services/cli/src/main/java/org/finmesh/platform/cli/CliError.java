package org.finmesh.platform.cli;

/** What can go wrong in a command, besides what the API and the local stack report. */
public enum CliError {
    /** Nobody answers where the mesh should be. */
    NOT_RUNNING(Kind.USER),
    /** The user cannot be signed in. */
    SIGN_IN_FAILED(Kind.USER),
    /** The API refused. */
    REFUSED(Kind.USER),
    /** Something of that name does not exist. */
    NOT_FOUND(Kind.USER),
    /** A file cannot be read or written. */
    FILE_UNUSABLE(Kind.USER),
    /** Another launcher works in the same home. */
    HOME_IN_USE(Kind.USER),
    /** A tool that is needed is missing or fails. */
    TOOL_FAILED(Kind.EXTERNAL),
    /** The API or Keycloak answered with an error of its own. */
    SERVER_FAILED(Kind.EXTERNAL);

    /** Who can mend it. */
    public enum Kind {
        USER,
        EXTERNAL,
        INTERNAL
    }

    private final Kind kind;

    CliError(Kind kind) {
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
