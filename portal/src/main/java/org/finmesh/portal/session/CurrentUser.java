package org.finmesh.portal.session;

import com.vaadin.flow.spring.annotation.SpringComponent;
import com.vaadin.flow.spring.annotation.VaadinSessionScope;
import com.vaadin.flow.spring.security.AuthenticationContext;
import java.util.Objects;
import org.finmesh.platform.api.MeshApi.Me;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** Who is signed in, as Keycloak and as the platform see them. */
@SpringComponent
@VaadinSessionScope
public class CurrentUser {

    private final AuthenticationContext authentication;
    private final PlatformApi platform;
    private @Nullable Me me;

    CurrentUser(AuthenticationContext authentication, PlatformApi platform) {
        this.authentication = authentication;
        this.platform = platform;
    }

    /** The full name, or the user name where there is none; known without the platform. */
    public String name() {
        return authentication
                .getAuthenticatedUser(OidcUser.class)
                .map(user -> Objects.requireNonNullElse(user.getFullName(), user.getPreferredUsername()))
                .orElse("");
    }

    /** What the platform lets them do. Asked once a session: a change of role takes a new sign-in, as in the token. */
    public Me me() {
        if (me == null) {
            me = platform.mesh().me();
        }
        return me;
    }

    /** Ends the session here and at Keycloak. */
    public void signOut() {
        authentication.logout();
    }
}
