package org.finmesh.portal.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.json.JsonMapper;

/** Against a real HTTP server that answers what each test says; the platform's own answers are the journey's to test. */
class PlatformApiTest {

    private final AtomicReference<String> authorization = new AtomicReference<>("");
    private HttpServer server;
    private PlatformApi platform;
    private int status = 200;
    private String body = "[]";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            authorization.set(exchange.getRequestHeaders().getFirst("Authorization"));
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        platform = PlatformApiConfiguration.platformApi(
                RestClient.builder(),
                () -> "the-token",
                new PlatformRefusals(JsonMapper.shared()),
                "http://localhost:" + server.getAddress().getPort());
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void calls_carry_the_persons_token() {
        assertThat(platform.products().products("fx")).isEmpty();
        assertThat(authorization).hasValue("Bearer the-token");
    }

    @Test
    void a_problem_of_the_platform_is_told_with_its_code() {
        answer(409, """
                {"title":"Own request","status":409,"detail":"Ask another owner.","code":"OWN_REQUEST"}""");
        assertThatThrownBy(() -> platform.mesh().me())
                .isInstanceOfSatisfying(PlatformException.Refused.class, refused -> {
                    assertThat(refused.problem().code()).isEqualTo("OWN_REQUEST");
                    assertThat(refused.problem().detail()).isEqualTo("Ask another owner.");
                });
    }

    @Test
    void a_token_that_is_not_accepted_means_to_sign_in_again() {
        answer(401, "");
        assertThatThrownBy(() -> platform.mesh().me()).isInstanceOf(PlatformException.SignInRequired.class);
    }

    @Test
    void an_error_in_other_words_than_the_platforms_counts_as_no_answer() {
        answer(502, "<html>bad gateway</html>");
        assertThatThrownBy(() -> platform.mesh().me())
                .isInstanceOf(PlatformException.Unreachable.class)
                .hasMessageContaining("GET /api/v1/me answered 502");
    }

    @Test
    void a_server_that_is_not_there_counts_as_no_answer() {
        server.stop(0);
        assertThatThrownBy(() -> platform.mesh().me()).isInstanceOf(PlatformException.Unreachable.class);
    }

    private void answer(int status, String body) {
        this.status = status;
        this.body = body;
    }
}
