package org.finmesh.portal.session;

import com.vaadin.flow.spring.annotation.VaadinSessionScope;
import java.util.function.Supplier;
import org.finmesh.platform.api.AgreementsApi;
import org.finmesh.platform.api.DelegationsApi;
import org.finmesh.platform.api.DriftApi;
import org.finmesh.platform.api.IncidentsApi;
import org.finmesh.platform.api.MeshApi;
import org.finmesh.platform.api.ProductsApi;
import org.finmesh.platform.api.QualityApi;
import org.finmesh.platform.api.ReceiptsApi;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatusCode;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

/** Makes each session its own {@link PlatformApi}, which carries that session's token. */
@Configuration
class PlatformApiConfiguration {

    @Bean
    @VaadinSessionScope
    PlatformApi platformApi(
            RestClient.Builder clients,
            AccessTokens tokens,
            PlatformRefusals refusals,
            @Value("${finmesh.api-url}") String address) {
        var person = requireSignedIn(SecurityContextHolder.getContext().getAuthentication());
        return platformApi(clients, () -> tokens.of(person), refusals, address);
    }

    static PlatformApi platformApi(
            RestClient.Builder clients, Supplier<String> token, PlatformRefusals refusals, String address) {
        var client = clients.clone()
                .baseUrl(address)
                .requestInterceptor(new PlatformCalls(token))
                .defaultStatusHandler(HttpStatusCode::isError, refusals)
                .build();
        var proxies = HttpServiceProxyFactory.builderFor(RestClientAdapter.create(client))
                .build();
        return new PlatformApi(
                proxies.createClient(ProductsApi.class),
                proxies.createClient(AgreementsApi.class),
                proxies.createClient(ReceiptsApi.class),
                proxies.createClient(DelegationsApi.class),
                proxies.createClient(DriftApi.class),
                proxies.createClient(QualityApi.class),
                proxies.createClient(IncidentsApi.class),
                proxies.createClient(MeshApi.class));
    }

    private static Authentication requireSignedIn(@Nullable Authentication person) {
        if (person == null) {
            throw new PlatformException.SignInRequired(null);
        }
        return person;
    }
}
