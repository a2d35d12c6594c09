package org.finmesh.platform.access;

/** Shows what is intended against what is, without changing any of it. */
public interface Drifts {

    /**
     * Reads all systems now. A grant that is being placed shows as missing.
     *
     * @throws AccessException NOT_YOURS_TO_SEE; KAFKA_FAILED, POSTGRESQL_FAILED, KEYCLOAK_FAILED when one cannot be read
     */
    Drift read(Actor actor);
}
