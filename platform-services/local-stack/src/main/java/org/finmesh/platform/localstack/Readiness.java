package org.finmesh.platform.localstack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Asks a process whether it can be used. */
@FunctionalInterface
public interface Readiness {

    /** @throws Exception with the reason while the process cannot be used */
    void check() throws Exception;

    /** Ready when a connection to the port of loopback is accepted. */
    static Readiness tcp(int port) {
        return () -> {
            try (var socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
            }
        };
    }

    /** Ready when {@code url} answers with 200. */
    static Readiness http(String url) {
        var request = HttpRequest.newBuilder(URI.create(url))
                .timeout(Duration.ofSeconds(5))
                .build();
        return () -> {
            try (var client = HttpClient.newBuilder()
                    .connectTimeout(Duration.ofSeconds(1))
                    .build()) {
                var response = client.send(request, BodyHandlers.ofString());
                if (response.statusCode() != 200) {
                    throw new IOException(url + " answers " + response.statusCode() + ": " + response.body());
                }
            }
        };
    }
}
