package org.finmesh.portal.session;

import java.io.IOException;
import java.util.function.Supplier;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;

/** Puts the person's token on each call, and names a failure of the network for what it is. */
class PlatformCalls implements ClientHttpRequestInterceptor {

    private final Supplier<String> token;

    PlatformCalls(Supplier<String> token) {
        this.token = token;
    }

    @Override
    public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution) {
        request.getHeaders().setBearerAuth(token.get());
        try {
            return execution.execute(request, body);
        } catch (IOException unanswered) {
            throw new PlatformException.Unreachable(unanswered);
        }
    }
}
