package org.finmesh.platform.server.identity;

import java.util.Collection;
import java.util.List;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** A caller who has shown a valid token. */
final class CallerToken extends JwtAuthenticationToken {

    private static final long serialVersionUID = 1;

    private final transient Caller caller;

    private CallerToken(Jwt token, Caller caller) {
        super(token, authorities(caller), caller.user());
        this.caller = caller;
    }

    /** @throws BadCredentialsException when the token does not say who it is about */
    static CallerToken of(Jwt token) {
        var user = token.getClaimAsString("preferred_username");
        if (user == null || user.isBlank()) {
            throw new BadCredentialsException(
                    "the token has no preferred_username: ask for one with the scope profile");
        }
        var name = token.getClaimAsString("name");
        var paths = token.getClaimAsStringList("groups");
        var groups = new Groups(paths == null ? List.of() : paths);
        return new CallerToken(
                token,
                new Caller(
                        user,
                        name == null || name.isBlank() ? user : name,
                        groups.teams(),
                        groups.manages(),
                        groups.owns(),
                        groups.stewards(),
                        groups.platform(),
                        groups.auditor(),
                        groups.council()));
    }

    Caller caller() {
        return caller;
    }

    private static Collection<GrantedAuthority> authorities(Caller caller) {
        return caller.roles().stream()
                .<GrantedAuthority>map(role -> new SimpleGrantedAuthority("ROLE_" + role.name()))
                .toList();
    }
}
