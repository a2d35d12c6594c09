package org.finmesh.platform.quality.alerts;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/** Posts an alert; who gets it knows by the signature that it is ours, and by the id whether it came before. */
@Component
class Webhook {

    static final String SIGNATURE = "Finmesh-Signature";
    static final String ID = "Finmesh-Alert-Id";
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final AlertSettings settings;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    Webhook(AlertSettings settings) {
        this.settings = settings;
    }

    /** @throws IOException when it is not taken with a status of 2xx within 5 s; says which */
    void send(Alert alert) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(Objects.requireNonNull(settings.webhookUrl()))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header(ID, alert.id().toString())
                .header(SIGNATURE, signature(alert.body()))
                .POST(BodyPublishers.ofString(alert.body()))
                .build();
        var status = http.send(request, BodyHandlers.discarding()).statusCode();
        if (status / 100 != 2) {
            throw new IOException("the webhook answered " + status);
        }
    }

    /** HMAC-SHA256 (RFC 2104) of the body's bytes in UTF-8, as {@code sha256=<hex>}. */
    private String signature(String body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            var secret = Objects.requireNonNull(settings.webhookSecret());
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java has HmacSHA256", missing);
        }
    }
}
