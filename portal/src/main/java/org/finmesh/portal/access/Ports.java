package org.finmesh.portal.access;

/** Names of ports, as the API gives them: {@code treasury.fx-rates.v1}. */
final class Ports {

    private Ports() {}

    /** {@code treasury.fx-rates} */
    static String productOf(String port) {
        return port.substring(0, port.lastIndexOf('.'));
    }

    /** {@code treasury} */
    static String domainOf(String port) {
        return port.substring(0, port.indexOf('.'));
    }
}
