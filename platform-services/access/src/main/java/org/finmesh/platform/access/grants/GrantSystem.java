package org.finmesh.platform.access.grants;

/** A system that lets consumers in. */
public enum GrantSystem {
    KAFKA,
    POSTGRESQL,
    KEYCLOAK
}
