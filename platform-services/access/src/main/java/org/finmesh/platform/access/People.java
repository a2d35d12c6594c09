package org.finmesh.platform.access;

import java.util.Optional;
import java.util.Set;

/** What the identity provider says of people now, whether they are signed in or not. */
public interface People {

    /**
     * As a token of now would say; empty for nobody, and for who is disabled.
     *
     * @throws AccessException KEYCLOAK_FAILED
     */
    Optional<Actor> find(String user);

    /**
     * User names of those who are disabled.
     *
     * @throws AccessException KEYCLOAK_FAILED
     */
    Set<String> disabled();
}
