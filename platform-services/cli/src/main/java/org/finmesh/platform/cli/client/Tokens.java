package org.finmesh.platform.cli.client;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.finmesh.platform.cli.CliError;
import org.finmesh.platform.cli.CommandFailure;
import tools.jackson.databind.JsonNode;

/** Gets access tokens from Keycloak. */
public final class Tokens {

    private static final String CLI = "finmesh-cli";
    private static final String DEMO_PASSWORD = "finmesh";

    private final MeshAddress address;
    private final FormPost form;
    private final PrintWriter err;

    /** @param err where a person is told how to sign in */
    public Tokens(MeshAddress address, PrintWriter err) {
        this.address = address;
        this.form = new FormPost(Duration.ofSeconds(20));
        this.err = err;
    }

    /**
     * @throws CommandFailure {@link CliError#SIGN_IN_FAILED} when Keycloak refuses, {@link CliError#NOT_RUNNING} when it
     *     is not there
     */
    public String accessToken(Identity identity) {
        return switch (identity) {
            case Identity.Operator _ -> operator();
            case Identity.Demo demo -> demo(demo.user());
            case Identity.Device _ -> device();
        };
    }

    /** Whether a client's own secret works. */
    public boolean accepts(String clientId, String clientSecret) {
        return form.post(address.tokenUrl(), clientCredentials(clientId, clientSecret))
                .isOk();
    }

    private String operator() {
        var file = address.operatorSecrets().resolve("keycloak-client-secret");
        try {
            return token(
                    clientCredentials("finmesh-operator", Files.readString(file).strip()), "the operator");
        } catch (NoSuchFileException e) {
            throw new CommandFailure(
                    CliError.NOT_RUNNING,
                    "there is no %s: no mesh was started in this home. Start one with ./mesh up, or name its --home"
                            .formatted(file),
                    e);
        } catch (IOException e) {
            throw new CommandFailure(
                    CliError.FILE_UNUSABLE,
                    "the operator's secret cannot be read (%s); --as USER acts for a person".formatted(e.getMessage()),
                    e);
        }
    }

    private String demo(String user) {
        var password = System.getenv().getOrDefault("FINMESH_PASSWORD", DEMO_PASSWORD);
        return token(
                Map.of(
                        "grant_type", "password",
                        "client_id", CLI,
                        "scope", "openid",
                        "username", user,
                        "password", password),
                user);
    }

    private String token(Map<String, String> parameters, String who) {
        var answer = form.post(address.tokenUrl(), parameters);
        if (!answer.isOk()) {
            throw new CommandFailure(
                    CliError.SIGN_IN_FAILED,
                    "%s cannot be signed in: %s. The password of a user who is no demo user goes into FINMESH_PASSWORD"
                            .formatted(who, answer.error()));
        }
        return answer.text("access_token");
    }

    private String device() {
        var begin = form.post(address.deviceUrl(), Map.of("client_id", CLI, "scope", "openid"));
        if (!begin.isOk()) {
            throw new CommandFailure(CliError.SIGN_IN_FAILED, "no sign-in by browser: " + begin.error());
        }
        err.printf(
                "To sign in, open %s%nand check that it shows the code %s%n",
                begin.text("verification_uri_complete"), begin.text("user_code"));
        return awaitDevice(begin.body());
    }

    /** RFC 8628: ask again at the interval that Keycloak gives, slower when it says so. */
    private String awaitDevice(JsonNode begin) {
        var deadline = System.nanoTime()
                + Duration.ofSeconds(begin.path("expires_in").asLong(600)).toNanos();
        var interval = Duration.ofSeconds(begin.path("interval").asLong(5));
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("grant_type", "urn:ietf:params:oauth:grant-type:device_code");
        parameters.put("client_id", CLI);
        parameters.put("device_code", begin.path("device_code").asString());
        while (System.nanoTime() < deadline) {
            pause(interval);
            var answer = form.post(address.tokenUrl(), parameters);
            if (answer.isOk()) {
                return answer.text("access_token");
            }
            interval = nextInterval(answer, interval);
        }
        throw new CommandFailure(CliError.SIGN_IN_FAILED, "nobody signed in before the code expired: call again");
    }

    private static Duration nextInterval(FormPost.Answer answer, Duration interval) {
        return switch (answer.errorCode()) {
            case "authorization_pending" -> interval;
            case "slow_down" -> interval.plusSeconds(5);
            default -> throw new CommandFailure(CliError.SIGN_IN_FAILED, "signing in failed: " + answer.error());
        };
    }

    private static Map<String, String> clientCredentials(String clientId, String clientSecret) {
        return Map.of("grant_type", "client_credentials", "client_id", clientId, "client_secret", clientSecret);
    }

    private static void pause(Duration interval) {
        try {
            Thread.sleep(interval);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure(CliError.SIGN_IN_FAILED, "interrupted while waiting for the sign-in", e);
        }
    }
}
