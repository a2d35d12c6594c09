package org.finmesh.platform.access;

/** A system that lets consumers in. */
public enum GrantSystem {
    KAFKA,
    POSTGRESQL,
    KEYCLOAK
}
