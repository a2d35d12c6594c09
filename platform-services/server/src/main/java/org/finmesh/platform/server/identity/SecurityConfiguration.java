package org.finmesh.platform.server.identity;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Every call needs a token of the realm with the audience {@code finmesh-api}, but for health, the metrics that
 * Prometheus reads (names and counts), and the API's description. Whether the caller may do what they ask for is for the service to say that does it.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    @Bean
    SecurityFilterChain api(HttpSecurity http, Refusals refusals, IdentityOutage outage, Callers callers)
            throws Exception {
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(
                                "/actuator/health/**", "/actuator/prometheus", "/v3/api-docs/**", "/v3/api-docs.yaml")
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .hasAnyRole(Caller.Role.PLATFORM.name(), Caller.Role.AUDITOR.name())
                        .anyRequest()
                        .authenticated())
                .oauth2ResourceServer(tokens -> tokens.authenticationEntryPoint(refusals)
                        .accessDeniedHandler(refusals)
                        .jwt(jwt -> jwt.jwtAuthenticationConverter(callers)))
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .addFilterBefore(outage, BearerTokenAuthenticationFilter.class)
                // No cookie carries anything here, so another site has nothing to ride on.
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .build();
    }
}
