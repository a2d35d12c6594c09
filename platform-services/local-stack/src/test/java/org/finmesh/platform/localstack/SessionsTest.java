package org.finmesh.platform.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.finmesh.platform.localstack.LocalStack.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How long a person's session and its tokens live, and who hears of its end: what the realm file says, tried on Keycloak. */
class SessionsTest {

    private static final String VERIFIER = "a-verifier-that-is-long-enough-for-the-standard-to-be-content";
    private static final Pattern ACTION = Pattern.compile("action=\"([^\"]+)\"");
    private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");

    private static LocalStack stack;

    @BeforeAll
    static void start() {
        stack = LocalStack.temporary(Server.KEYCLOAK);
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void nobodySignsInAtThePortalWithoutAProofKey() throws Exception {
        var answer = get(browser(), authorization(""));

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElseThrow())
                .contains("error=invalid_request")
                .contains("code_challenge_method");
    }

    @Test
    void aTokenLivesForAMinuteAndThePortalHearsOfTheEndOfASession() throws Exception {
        var heard = new LinkedBlockingQueue<String>();
        var portal = HttpServer.create(
                new InetSocketAddress(
                        InetAddress.getLoopbackAddress(), stack.ports().portal()),
                0);
        portal.createContext("/logout/connect/back-channel/finmesh", exchange -> {
            heard.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        portal.start();
        try {
            var tokens = signIn();
            assertThat(claim(tokens, "expires_in")).isEqualTo("60");

            var ended = post(
                    stack.keycloak().issuer() + "/protocol/openid-connect/logout",
                    Map.of(
                            "client_id", "finmesh-portal",
                            "client_secret", stack.keycloak().portalClientSecret(),
                            "refresh_token", claim(tokens, "refresh_token")));

            assertThat(ended.statusCode()).isEqualTo(204);
            var message = heard.poll(10, TimeUnit.SECONDS);
            assertThat(message).startsWith("logout_token=");
            assertThat(payload(message.substring("logout_token=".length())))
                    .contains("http://schemas.openid.net/event/backchannel-logout")
                    .contains("\"sid\"");
        } finally {
            portal.stop(0);
        }
    }

    /** As a browser does; answers the tokens that the portal gets. */
    private static String signIn() throws Exception {
        var challenge = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                        MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII)));
        var page = get(browser(), authorization("&code_challenge_method=S256&code_challenge=" + challenge));
        var action = ACTION.matcher(page.body());
        assertThat(action.find()).as(page.body()).isTrue();
        var signedIn = browser()
                .send(
                        HttpRequest.newBuilder(
                                        form(
                                                action.group(1).replace("&amp;", "&"),
                                                Map.of("username", "clara", "password", "finmesh")),
                                        (_, _) -> true)
                                .header("Cookie", cookies(page))
                                .build(),
                        BodyHandlers.ofString());
        assertThat(signedIn.statusCode()).as(signedIn.body()).isEqualTo(302);
        var code = CODE.matcher(signedIn.headers().firstValue("Location").orElseThrow());
        assertThat(code.find()).isTrue();
        return post(
                        stack.keycloak().tokenUrl(),
                        Map.of(
                                "grant_type",
                                "authorization_code",
                                "client_id",
                                "finmesh-portal",
                                "client_secret",
                                stack.keycloak().portalClientSecret(),
                                "redirect_uri",
                                redirect(),
                                "code_verifier",
                                VERIFIER,
                                "code",
                                code.group(1)))
                .body();
    }

    private static String authorization(String proofKey) {
        return "%s/protocol/openid-connect/auth?client_id=finmesh-portal&response_type=code&scope=openid&redirect_uri=%s%s"
                .formatted(stack.keycloak().issuer(), encoded(redirect()), proofKey);
    }

    private static String redirect() {
        return "http://localhost:%d/login/oauth2/code/finmesh"
                .formatted(stack.ports().portal());
    }

    private static HttpClient browser() {
        return HttpClient.newHttpClient();
    }

    /** As browsers do on localhost, and Java's own cookies do not: also those that are for secure connections. */
    private static String cookies(HttpResponse<?> page) {
        return page.headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                .collect(Collectors.joining("; "));
    }

    private static HttpResponse<String> get(HttpClient browser, String address) throws Exception {
        return browser.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(String address, Map<String, String> fields) throws Exception {
        return HttpClient.newHttpClient().send(form(address, fields), BodyHandlers.ofString());
    }

    private static HttpRequest form(String address, Map<String, String> fields) {
        return HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(fields.entrySet().stream()
                        .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining("&"))))
                .build();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String claim(String json, String name) {
        var value = Pattern.compile("\"%s\":\"?([^\",}]+)".formatted(name)).matcher(json);
        assertThat(value.find()).as(json).isTrue();
        return value.group(1);
    }

    private static String payload(String token) {
        return new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8);
    }
}
