package org.finmesh.platform.server.problems;

/** A refusal of the server's own; its message says what is wrong and how to mend it. */
public final class ServerException extends RuntimeException {

    private final ServerError error;

    public ServerException(ServerError error, String message) {
        super(message);
        this.error = error;
    }

    public ServerError error() {
        return error;
    }
}
