package org.finmesh.platform.access.proof;

import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.AppConfigurationEntry;
import org.apache.kafka.common.security.auth.AuthenticateCallbackHandler;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerToken;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerTokenCallback;

/** Lets a Kafka client log in with a token that is there already, instead of with a secret. Kafka makes it by its name. */
public final class GivenToken implements AuthenticateCallbackHandler {

    private static final String OPTION = "token";

    /** For Kafka's client it lives long enough: no client of a proof does for more than some seconds. */
    private static final long LIFETIME_MS = 60_000;

    private String token = "";

    /** The value of {@code sasl.jaas.config}, which Kafka's clients show to nobody. */
    static String login(String token) {
        return "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required %s=\"%s\";"
                .formatted(OPTION, token);
    }

    @Override
    public void configure(Map<String, ?> configs, String mechanism, List<AppConfigurationEntry> logins) {
        token = (String) logins.getFirst().getOptions().get(OPTION);
    }

    @Override
    public void handle(Callback[] callbacks) throws UnsupportedCallbackException {
        for (var callback : callbacks) {
            if (!(callback instanceof OAuthBearerTokenCallback wanted)) {
                throw new UnsupportedCallbackException(callback);
            }
            wanted.token(new Token(token, System.currentTimeMillis()));
        }
    }

    @Override
    public void close() {}

    private record Token(String value, Long startTimeMs) implements OAuthBearerToken {

        @Override
        public Set<String> scope() {
            return Set.of();
        }

        @Override
        public long lifetimeMs() {
            return startTimeMs + LIFETIME_MS;
        }

        @Override
        public String principalName() {
            return "consumer";
        }

        @Override
        public String toString() {
            return "Token[…]";
        }
    }
}
