package org.finmesh.platform.server.identity;

import java.time.Duration;
import java.time.Instant;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.authentication.CredentialsExpiredException;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;

/** From a token that Keycloak signed to who calls, unless they are away by now, or the token is over. */
@Component
class Callers implements Converter<Jwt, AbstractAuthenticationToken> {

    /** Clocks differ by less; Spring Security's own minute would let a token of an ended session live twice as long. */
    private static final Duration CLOCK_SKEW_MAX = Duration.ofSeconds(5);

    private final Presence presence;

    Callers(Presence presence) {
        this.presence = presence;
    }

    /** @throws org.springframework.security.core.AuthenticationException when the caller is not let in */
    @Override
    public AbstractAuthenticationToken convert(Jwt token) {
        var expiresAt = token.getExpiresAt();
        if (expiresAt == null || expiresAt.plus(CLOCK_SKEW_MAX).isBefore(Instant.now())) {
            throw new CredentialsExpiredException("it expired at " + expiresAt);
        }
        var caller = CallerToken.of(token);
        if (presence.isAway(caller.getName())) {
            throw new DisabledException("%s is disabled or gone in Keycloak".formatted(caller.getName()));
        }
        return caller;
    }
}
