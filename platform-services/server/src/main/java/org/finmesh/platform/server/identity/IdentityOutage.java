package org.finmesh.platform.server.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** When Keycloak's keys cannot be read, nobody can be told from anybody: says so instead of blaming the caller. */
@Component
class IdentityOutage extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(IdentityOutage.class);

    private final Refusals refusals;

    IdentityOutage(Refusals refusals) {
        this.refusals = refusals;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (AuthenticationServiceException | JwtDecoderInitializationException e) {
            LOG.warn("tokens cannot be checked: {}", e.getMessage(), e);
            refusals.write(
                    response,
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "IDENTITY_UNAVAILABLE",
                    "Keycloak does not answer, so tokens cannot be checked: try again in a moment");
        }
    }
}
