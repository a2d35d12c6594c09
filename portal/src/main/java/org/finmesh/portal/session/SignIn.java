package org.finmesh.portal.session;

/** Where a browser is sent to sign in. */
public final class SignIn {

    /** Relative to the portal; Keycloak sends the person back to it when done. */
    public static final String ADDRESS = "/oauth2/authorization/" + SignInConfiguration.REGISTRATION;

    private SignIn() {}
}
