package org.finmesh.portal.session;

import com.vaadin.flow.spring.security.VaadinDefaultRequestCache;
import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import java.time.Duration;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.oauth2.client.AuthorizedClientServiceOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.InMemoryOAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientProviderBuilder;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.oidc.session.InMemoryOidcSessionRegistry;
import org.springframework.security.oauth2.client.oidc.session.OidcSessionRegistry;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistration.ClientSettings;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.oidc.IdTokenClaimNames;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.session.HttpSessionEventPublisher;

/** Signs people in at Keycloak by OpenID Connect's code flow with PKCE, and out of both at once. */
@Configuration
class SignInConfiguration {

    static final String REGISTRATION = "finmesh";

    /** Enough for a call to arrive before its token expires, and little of the minute that a token lives. */
    private static final Duration RENEWED_BEFORE = Duration.ofSeconds(10);

    @Bean
    SecurityFilterChain pages(HttpSecurity http, VaadinDefaultRequestCache wanted, EndedElsewhere endedElsewhere)
            throws Exception {
        wanted.setDelegateRequestCache(plainAddresses());
        http.authorizeHttpRequests(
                requests -> requests.requestMatchers("/actuator/health/**", "/actuator/prometheus", "/finmesh/**")
                        .permitAll());
        http.oidcLogout(logout -> logout.backChannel(channel -> channel.logoutHandler(endedElsewhere)));
        http.with(
                VaadinSecurityConfigurer.vaadin(),
                vaadin -> vaadin.oauth2LoginPage(SignIn.ADDRESS, "{baseUrl}")
                        .anyRequest(AuthorizeHttpRequestsConfigurer.AuthorizedUrl::authenticated));
        return http.build();
    }

    /** After signing in, people are back at the address they asked for, without Spring's {@code ?continue}. */
    private static RequestCache plainAddresses() {
        var cache = new HttpSessionRequestCache();
        cache.setMatchingRequestParameterName(null);
        return cache;
    }

    /**
     * Every endpoint is spelt out, so that the portal starts, and can say what is wrong, while Keycloak is down. A
     * person's name in here is Keycloak's session id: tokens belong to a session, and two sessions of one person must
     * not overwrite each other's.
     */
    @Bean
    ClientRegistrationRepository clientRegistrations(KeycloakSettings keycloak) {
        return new InMemoryClientRegistrationRepository(ClientRegistration.withRegistrationId(REGISTRATION)
                .clientId(keycloak.clientId())
                .clientSecret(keycloak.clientSecret())
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .clientSettings(ClientSettings.builder().requireProofKey(true).build())
                .redirectUri("{baseUrl}/login/oauth2/code/{registrationId}")
                .scope("openid", "profile")
                .userNameAttributeName("sid")
                .issuerUri(keycloak.issuer())
                .authorizationUri(keycloak.publicEndpoint("auth"))
                .tokenUri(keycloak.endpoint("token"))
                .jwkSetUri(keycloak.endpoint("certs"))
                .providerConfigurationMetadata(Map.of(
                        IdTokenClaimNames.ISS,
                        keycloak.issuer(),
                        "end_session_endpoint",
                        keycloak.publicEndpoint("logout")))
                .build());
    }

    @Bean
    OAuth2AuthorizedClientService authorizedClients(ClientRegistrationRepository registrations) {
        return new InMemoryOAuth2AuthorizedClientService(registrations);
    }

    @Bean
    OAuth2AuthorizedClientManager authorizedClientManager(
            ClientRegistrationRepository registrations, OAuth2AuthorizedClientService clients) {
        var manager = new AuthorizedClientServiceOAuth2AuthorizedClientManager(registrations, clients);
        manager.setAuthorizedClientProvider(OAuth2AuthorizedClientProviderBuilder.builder()
                .refreshToken(refresh -> refresh.clockSkew(RENEWED_BEFORE))
                .build());
        return manager;
    }

    /** Which session here belongs to which at Keycloak. */
    @Bean
    OidcSessionRegistry signIns() {
        return new InMemoryOidcSessionRegistry();
    }

    /** Tells {@link ForgottenTokens} and {@link EndedElsewhere} when a session begins and ends. */
    @Bean
    HttpSessionEventPublisher httpSessionEvents() {
        return new HttpSessionEventPublisher();
    }
}
