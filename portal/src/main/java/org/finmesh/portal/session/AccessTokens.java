package org.finmesh.portal.session;

import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.ClientAuthorizationException;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.stereotype.Component;

/** The access token of a signed-in person, renewed when it is about to expire. Safe to use from any thread. */
@Component
class AccessTokens {

    private final OAuth2AuthorizedClientManager manager;

    AccessTokens(OAuth2AuthorizedClientManager manager) {
        this.manager = manager;
    }

    /**
     * @throws PlatformException.SignInRequired when the session at Keycloak has ended
     * @throws PlatformException.Unreachable when Keycloak does not answer
     */
    String of(Authentication person) {
        var request = OAuth2AuthorizeRequest.withClientRegistrationId(SignInConfiguration.REGISTRATION)
                .principal(person)
                .build();
        try {
            var client = manager.authorize(request);
            if (client == null) {
                throw new PlatformException.SignInRequired(null);
            }
            return client.getAccessToken().getTokenValue();
        } catch (ClientAuthorizationException refused) {
            if (OAuth2ErrorCodes.INVALID_GRANT.equals(refused.getError().getErrorCode())) {
                throw new PlatformException.SignInRequired(refused);
            }
            throw new PlatformException.Unreachable(refused);
        }
    }
}
