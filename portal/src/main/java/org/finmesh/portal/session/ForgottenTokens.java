package org.finmesh.portal.session;

import org.springframework.context.event.EventListener;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientService;
import org.springframework.security.web.session.HttpSessionDestroyedEvent;
import org.springframework.stereotype.Component;

/** Drops a person's tokens when their session ends, by signing out or by time. */
@Component
class ForgottenTokens {

    private final OAuth2AuthorizedClientService clients;

    ForgottenTokens(OAuth2AuthorizedClientService clients) {
        this.clients = clients;
    }

    @EventListener
    void on(HttpSessionDestroyedEvent ended) {
        for (var context : ended.getSecurityContexts()) {
            var authentication = context.getAuthentication();
            if (authentication != null) {
                clients.removeAuthorizedClient(SignInConfiguration.REGISTRATION, authentication.getName());
            }
        }
    }
}
