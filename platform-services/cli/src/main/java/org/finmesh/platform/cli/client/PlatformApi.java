package org.finmesh.platform.cli.client;

import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import org.finmesh.platform.api.AgreementsApi;
import org.finmesh.platform.api.AuditApi;
import org.finmesh.platform.api.CanariesApi;
import org.finmesh.platform.api.ConservationApi;
import org.finmesh.platform.api.CouncilApi;
import org.finmesh.platform.api.DelegationsApi;
import org.finmesh.platform.api.DriftApi;
import org.finmesh.platform.api.IncidentsApi;
import org.finmesh.platform.api.LineageApi;
import org.finmesh.platform.api.MeshApi;
import org.finmesh.platform.api.PoliciesApi;
import org.finmesh.platform.api.ProblemDetail;
import org.finmesh.platform.api.ProductsApi;
import org.finmesh.platform.api.PublicationsApi;
import org.finmesh.platform.api.QualityApi;
import org.finmesh.platform.api.QuarantineApi;
import org.finmesh.platform.api.ReceiptsApi;
import org.finmesh.platform.api.StandardsApi;
import org.finmesh.platform.cli.CliError;
import org.finmesh.platform.cli.CommandFailure;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The platform's API in somebody's name. What it refuses comes as a {@link CommandFailure} with its own words. */
public final class PlatformApi {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    /** A publication takes some seconds; the first one on a busy machine more. */
    private static final Duration ANSWER = Duration.ofSeconds(120);

    private final HttpServiceProxyFactory proxies;

    public PlatformApi(String url, String accessToken) {
        var requests = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .version(HttpClient.Version.HTTP_1_1)
                .build());
        requests.setReadTimeout(ANSWER);
        var client = RestClient.builder()
                .baseUrl(url)
                .requestFactory(requests)
                .defaultHeaders(headers -> headers.setBearerAuth(accessToken))
                .defaultStatusHandler(HttpStatusCode::isError, (_, response) -> {
                    throw refusal(response);
                })
                .requestInterceptor((request, body, execution) -> {
                    try {
                        return execution.execute(request, body);
                    } catch (IOException e) {
                        throw NotRunning.failure(url, e);
                    }
                })
                .build();
        this.proxies = HttpServiceProxyFactory.builderFor(RestClientAdapter.create(client))
                .build();
    }

    public MeshApi mesh() {
        return proxies.createClient(MeshApi.class);
    }

    public ProductsApi products() {
        return proxies.createClient(ProductsApi.class);
    }

    public PublicationsApi publications() {
        return proxies.createClient(PublicationsApi.class);
    }

    public AgreementsApi agreements() {
        return proxies.createClient(AgreementsApi.class);
    }

    public ReceiptsApi receipts() {
        return proxies.createClient(ReceiptsApi.class);
    }

    public DriftApi drift() {
        return proxies.createClient(DriftApi.class);
    }

    public QualityApi quality() {
        return proxies.createClient(QualityApi.class);
    }

    public IncidentsApi incidents() {
        return proxies.createClient(IncidentsApi.class);
    }

    public LineageApi lineage() {
        return proxies.createClient(LineageApi.class);
    }

    public CanariesApi canaries() {
        return proxies.createClient(CanariesApi.class);
    }

    public QuarantineApi quarantine() {
        return proxies.createClient(QuarantineApi.class);
    }

    public DelegationsApi delegations() {
        return proxies.createClient(DelegationsApi.class);
    }

    public ConservationApi conservation() {
        return proxies.createClient(ConservationApi.class);
    }

    public CouncilApi council() {
        return proxies.createClient(CouncilApi.class);
    }

    public PoliciesApi policies() {
        return proxies.createClient(PoliciesApi.class);
    }

    public StandardsApi standards() {
        return proxies.createClient(StandardsApi.class);
    }

    public AuditApi audit() {
        return proxies.createClient(AuditApi.class);
    }

    private static CommandFailure refusal(ClientHttpResponse response) throws IOException {
        var status = response.getStatusCode();
        var body = new String(response.getBody().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        var error = status.is5xxServerError() ? CliError.SERVER_FAILED : CliError.REFUSED;
        try {
            return new CommandFailure(error, text(JsonMapper.shared().readValue(body, ProblemDetail.class), status));
        } catch (JacksonException _) {
            return new CommandFailure(error, plain(status, body));
        }
    }

    private static String plain(HttpStatusCode status, String body) {
        return switch (status.value()) {
            case 401 -> "the API does not know who you are (401)";
            case 403 -> "you may not do this (403)";
            default -> "the API answered %d: %s".formatted(status.value(), body);
        };
    }

    private static String text(ProblemDetail problem, HttpStatusCode status) {
        var text = new StringBuilder();
        text.append(problem.code() == null ? String.valueOf(status.value()) : problem.code())
                .append(' ');
        text.append(problem.detail() == null ? problem.title() : problem.detail());
        if (problem.problems() != null) {
            for (var file : problem.problems()) {
                text.append("%n%s:%d: %s %s".formatted(file.file(), file.line(), file.code(), file.message()));
            }
        }
        return text.toString();
    }
}
