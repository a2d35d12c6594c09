package org.finmesh.portal.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.oidc.authentication.logout.OidcLogoutToken;
import org.springframework.security.oauth2.client.oidc.session.OidcSessionRegistry;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.session.HttpSessionCreatedEvent;
import org.springframework.security.web.session.HttpSessionDestroyedEvent;
import org.springframework.security.web.session.HttpSessionIdChangedEvent;
import org.springframework.stereotype.Component;

/**
 * Ends a person's session here when Keycloak says, by OpenID Connect's back-channel logout, that theirs there has ended: pages
 * that are open close with it, and the tokens are dropped.
 */
@Component
class EndedElsewhere implements LogoutHandler {

    private static final Logger LOG = LoggerFactory.getLogger(EndedElsewhere.class);

    private final OidcSessionRegistry signIns;
    private final Map<String, HttpSession> sessions = new ConcurrentHashMap<>();

    EndedElsewhere(OidcSessionRegistry signIns) {
        this.signIns = signIns;
    }

    @EventListener
    void on(HttpSessionCreatedEvent created) {
        sessions.put(created.getSession().getId(), created.getSession());
    }

    @EventListener
    void on(HttpSessionIdChangedEvent changed) {
        var session = sessions.remove(changed.getOldSessionId());
        if (session != null) {
            sessions.put(changed.getNewSessionId(), session);
        }
    }

    @EventListener
    void on(HttpSessionDestroyedEvent ended) {
        sessions.remove(ended.getId());
    }

    @Override
    public void logout(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication) {
        if (authentication != null && authentication.getPrincipal() instanceof OidcLogoutToken ended) {
            signIns.removeSessionInformation(ended).forEach(signIn -> end(signIn.getSessionId()));
        }
    }

    private void end(String id) {
        var session = sessions.remove(id);
        if (session == null) {
            return;
        }
        try {
            session.invalidate();
        } catch (IllegalStateException e) {
            LOG.debug("the session has ended by itself in the same moment", e);
        }
    }
}
