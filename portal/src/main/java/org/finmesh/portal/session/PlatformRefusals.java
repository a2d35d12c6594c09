package org.finmesh.portal.session;

import java.io.IOException;
import java.net.URI;
import org.finmesh.platform.api.ProblemDetail;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient.ResponseSpec.ErrorHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Turns an error of the platform into the exception that says it. */
@Component
class PlatformRefusals implements ErrorHandler {

    private final JsonMapper json;

    PlatformRefusals(JsonMapper json) {
        this.json = json;
    }

    @Override
    public void handle(HttpRequest request, ClientHttpResponse response) throws IOException {
        if (response.getStatusCode().isSameCodeAs(HttpStatus.UNAUTHORIZED)) {
            throw new PlatformException.SignInRequired(null);
        }
        throw of(
                request.getMethod(),
                request.getURI(),
                response.getStatusCode().value(),
                response.getBody().readAllBytes());
    }

    private PlatformException of(HttpMethod method, URI address, int status, byte[] body) {
        try {
            var problem = json.readValue(body, ProblemDetail.class);
            if (problem != null && problem.status() != 0) {
                return new PlatformException.Refused(problem);
            }
            return unreadable(method, address, status, null);
        } catch (JacksonException notAProblem) {
            return unreadable(method, address, status, notAProblem);
        }
    }

    private static PlatformException unreadable(HttpMethod method, URI address, int status, @Nullable Throwable cause) {
        return new PlatformException.Unreachable(new IOException(
                "%s %s answered %d without a problem detail".formatted(method, address.getPath(), status), cause));
    }
}
