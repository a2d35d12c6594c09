package org.finmesh.platform.server.identity;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** The sign-in that the current request belongs to. */
@Component
public class CallerSession {

    /** @param id of Keycloak's session; of a service account, which has none and asks for tokens all day, its name and the day */
    public record Session(String id, Caller caller) {}

    /** Empty for a request without a token. */
    public Optional<Session> current() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof CallerToken token
                ? Optional.of(new Session(id(token), token.caller()))
                : Optional.empty();
    }

    private static String id(CallerToken token) {
        var session = token.getToken().getClaimAsString("sid");
        return session == null ? "%s %s".formatted(token.getName(), LocalDate.now(ZoneOffset.UTC)) : session;
    }
}
