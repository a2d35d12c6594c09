package org.finmesh.platform.server.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Says why a call is refused before it reaches a controller, as an RFC 9457 problem. */
@Component
class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final JsonMapper json;
    private final BearerTokenAuthenticationEntryPoint challenge = new BearerTokenAuthenticationEntryPoint();

    Refusals(JsonMapper json) {
        this.json = json;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refusal)
            throws IOException {
        challenge.commence(request, response, refusal);
        if (refusal instanceof DisabledException) {
            write(
                    response,
                    HttpStatus.UNAUTHORIZED,
                    "USER_DISABLED",
                    refusal.getMessage() + ": ask those who run Keycloak");
            return;
        }
        var reason = refusal instanceof InsufficientAuthenticationException
                ? "this needs an access token: send it as 'Authorization: Bearer …'"
                : "the access token is not accepted (%s): sign in again".formatted(refusal.getMessage());
        write(response, HttpStatus.UNAUTHORIZED, "NOT_SIGNED_IN", reason);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refusal)
            throws IOException {
        write(response, HttpStatus.FORBIDDEN, "NOT_ALLOWED", "your roles do not allow this: " + refusal.getMessage());
    }

    void write(HttpServletResponse response, HttpStatus status, String code, String detail) throws IOException {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setProperty("code", code);
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        json.writeValue(response.getOutputStream(), problem);
    }
}
