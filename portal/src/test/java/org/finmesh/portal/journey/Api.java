package org.finmesh.portal.journey;

import org.finmesh.platform.api.AgreementsApi;
import org.finmesh.platform.api.ProductsApi;
import org.finmesh.platform.api.ReceiptsApi;
import org.springframework.http.MediaType;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

/** The platform's API as a demo user, without a browser: for what happens beside the journey, and to try what no page offers. */
record Api(AgreementsApi agreements, ReceiptsApi receipts, ProductsApi products) {

    static Api as(BuiltMesh mesh, String user) {
        var client = RestClient.builder()
                .baseUrl(mesh.api())
                .defaultHeaders(headers -> headers.setBearerAuth(token(mesh, user)))
                .build();
        var proxies = HttpServiceProxyFactory.builderFor(RestClientAdapter.create(client))
                .build();
        return new Api(
                proxies.createClient(AgreementsApi.class),
                proxies.createClient(ReceiptsApi.class),
                proxies.createClient(ProductsApi.class));
    }

    private static String token(BuiltMesh mesh, String user) {
        var form = new LinkedMultiValueMap<String, String>();
        form.add("grant_type", "password");
        form.add("client_id", "finmesh-cli");
        form.add("username", user);
        form.add("password", "finmesh");
        var answer = RestClient.create(mesh.tokens())
                .post()
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body(form)
                .retrieve()
                .body(Token.class);
        if (answer == null) {
            throw new AssertionError("Keycloak gave no token for " + user);
        }
        return answer.access_token();
    }

    private record Token(String access_token) {}
}
