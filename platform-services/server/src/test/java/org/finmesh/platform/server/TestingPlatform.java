package org.finmesh.platform.server;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.finmesh.platform.localstack.LocalStack;
import org.finmesh.platform.localstack.LocalStack.Server;
import org.finmesh.platform.localstack.MeshPorts;
import org.finmesh.platform.localstack.Processes;
import org.finmesh.platform.localstack.Progress;
import org.finmesh.platform.localstack.StackHome;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

/** The control plane in this JVM, beside the real Kafka, PostgreSQL, Keycloak and registry, empty at first. */
public final class TestingPlatform implements AutoCloseable {

    private static final Duration TOKEN_KEPT = Duration.ofSeconds(30);

    private final Map<String, Token> tokens = new ConcurrentHashMap<>();
    private final LocalStack stack;
    private ConfigurableApplicationContext context;

    private TestingPlatform(LocalStack stack, ConfigurableApplicationContext context) {
        this.stack = stack;
        this.context = context;
    }

    public static TestingPlatform start() {
        var stack = LocalStack.temporary(Server.values());
        try {
            return new TestingPlatform(stack, startServer(stack));
        } catch (RuntimeException e) {
            stack.close();
            throw e;
        }
    }

    /** By hand: keeps running, on ports from the first argument on, its home in the folder of the second. */
    public static void main(String[] args) {
        var home = new StackHome(Path.of(args[1]));
        var stack = LocalStack.start(new Processes(home), new MeshPorts(Integer.parseInt(args[0])), Progress.SILENT);
        Runtime.getRuntime().addShutdownHook(new Thread(stack::close));
        System.out.println("the platform answers at " + new TestingPlatform(stack, startServer(stack)).url());
    }

    private static ConfigurableApplicationContext startServer(LocalStack stack) {
        return new SpringApplicationBuilder(PlatformServer.class)
                .properties(new java.util.HashMap<>(environment(stack)))
                .run();
    }

    /** What a server beside this stack needs to know; its secrets are in their files then. */
    public static Map<String, String> environment(LocalStack stack) {
        var secrets = stack.processes().home().secrets("server");
        stack.processes()
                .home()
                .shareSecret("server", "kafka-admin-password", stack.kafka().adminPassword());
        stack.keycloak().platformClientSecret();
        stack.postgreSql().platformPassword();
        return Map.ofEntries(
                Map.entry("FINMESH_SECRETS_DIR", secrets.toString()),
                Map.entry("FINMESH_HTTP_PORT", Integer.toString(stack.ports().server())),
                Map.entry("FINMESH_PLATFORM_DB_URL", stack.postgreSql().platformJdbcUrl()),
                Map.entry("FINMESH_DATA_DB_URL", stack.postgreSql().meshJdbcUrl()),
                Map.entry("FINMESH_PUBLIC_DATA_DB_URL", stack.postgreSql().meshJdbcUrl()),
                Map.entry("FINMESH_DB_USER", "platform"),
                Map.entry("FINMESH_KAFKA_ADMIN_BOOTSTRAP", stack.kafka().adminBootstrap()),
                Map.entry("FINMESH_KAFKA_ADMIN_USER", "platform"),
                Map.entry("FINMESH_KAFKA_BOOTSTRAP", stack.kafka().bootstrap()),
                Map.entry("FINMESH_KEYCLOAK_URL", stack.keycloak().url()),
                Map.entry("FINMESH_REGISTRY_URL", stack.registry().url()),
                Map.entry(
                        "FINMESH_GOVERNANCE_DIR",
                        Path.of("../../governance").toAbsolutePath().toString()));
    }

    public LocalStack stack() {
        return stack;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public String url() {
        return "http://localhost:" + stack.ports().server();
    }

    /** As when the control plane is down; the servers beside it run on. */
    public void stopServer() {
        context.close();
    }

    public void restartServer() {
        context.close();
        context = startServer(stack);
    }

    /** The API as a demo user calls it. */
    public <T> T api(Class<T> api, String user) {
        return client(url(), api, () -> tokens.compute(user, this::fresh).text());
    }

    /** As {@link #api(Class, String)}, of the server beside this stack. */
    public static <T> T api(LocalStack stack, Class<T> api, String user) {
        return client("http://localhost:" + stack.ports().server(), api, () -> token(stack, user));
    }

    private static <T> T client(String url, Class<T> api, Supplier<String> token) {
        var client = RestClient.builder()
                .baseUrl(url)
                .requestInterceptor((request, body, execution) -> {
                    request.getHeaders().setBearerAuth(token.get());
                    return execution.execute(request, body);
                })
                .build();
        return HttpServiceProxyFactory.builderFor(RestClientAdapter.create(client))
                .build()
                .createClient(api);
    }

    /** Kept for a while: a test calls often, and a token lives for a minute. */
    private record Token(String text, Instant at) {}

    private Token fresh(String user, @Nullable Token before) {
        return before != null && before.at().isAfter(Instant.now().minus(TOKEN_KEPT))
                ? before
                : new Token(token(user), Instant.now());
    }

    /** An access token of a demo user, as the command gets it. */
    public String token(String user) {
        return token(stack, user);
    }

    private static String token(LocalStack stack, String user) {
        var form = new LinkedMultiValueMap<String, String>();
        form.add("grant_type", "password");
        form.add("client_id", "finmesh-cli");
        form.add("username", user);
        form.add("password", "finmesh");
        form.add("scope", "openid");
        var answer = RestClient.create()
                .post()
                .uri(stack.keycloak().tokenUrl())
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body(form)
                .retrieve()
                .body(Map.class);
        return (String) answer.get("access_token");
    }

    @Override
    public void close() {
        context.close();
        stack.close();
    }
}
