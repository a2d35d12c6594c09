package org.finmesh.platform.cli.client;

/** In whose name the API is called. */
public sealed interface Identity {

    /** The one who runs the mesh on this machine. */
    record Operator() implements Identity {}

    /** A demo user, signed in with their password. */
    record Demo(String user) implements Identity {}

    /** Whoever signs in with a browser, here or on another device. */
    record Device() implements Identity {}
}
