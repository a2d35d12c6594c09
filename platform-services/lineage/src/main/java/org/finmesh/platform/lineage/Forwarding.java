package org.finmesh.platform.lineage;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Passes on every event that was taken to another OpenLineage backend, at least once and in their order, from a table that
 * survives a crash. An event that the backend refuses is left out with a line in the log; while the backend is away the
 * first waits, up to a minute between attempts, and of those behind it the newest 10,000 are kept.
 */
@Component
class Forwarding {

    private static final Logger LOG = LoggerFactory.getLogger(Forwarding.class);
    private static final int WAITING_MAX = 10_000;
    private static final int BATCH = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private record Waiting(long id, byte[] event, int attempts) {}

    private final JdbcClient jdbc;
    private final Optional<URI> backend;
    private final @Nullable String apiKey;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    /**
     * @param url of the backend, without the path {@code /api/v1/lineage}; blank: nothing is passed on
     * @param apiKey that the backend asks for as a bearer token; blank for none
     */
    Forwarding(
            JdbcClient jdbc,
            @Value("${finmesh.lineage.forward-url:}") String url,
            @Value("${openlineage-api-key:}") String apiKey) {
        this.jdbc = jdbc;
        this.backend = url.isBlank()
                ? Optional.empty()
                : Optional.of(URI.create(url.replaceFirst("/+$", "") + "/api/v1/lineage"));
        this.apiKey = apiKey.isBlank() ? null : apiKey.strip();
    }

    /** In the transaction that takes the event. */
    void add(byte[] event) {
        if (backend.isPresent()) {
            jdbc.sql("insert into lineage.forward (event) values (:event)")
                    .param("event", event)
                    .update();
        }
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void send() throws InterruptedException {
        if (backend.isEmpty()) {
            return;
        }
        dropBeyondBound();
        for (var i = 0; i < BATCH; i++) {
            var next = next();
            if (next.isEmpty() || !sent(backend.get(), next.get())) {
                return;
            }
        }
    }

    private Optional<Waiting> next() {
        return jdbc.sql("""
                        select id, event, attempts from
                            (select * from lineage.forward order by id limit 1) as oldest
                        where due_at <= now()""")
                .query((row, number) -> new Waiting(row.getLong("id"), row.getBytes("event"), row.getInt("attempts")))
                .optional();
    }

    /** @return whether the event is done with */
    private boolean sent(URI url, Waiting waiting) throws InterruptedException {
        var request = HttpRequest.newBuilder(url)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(waiting.event));
        if (apiKey != null) {
            request.header("Authorization", "Bearer " + apiKey);
        }
        try {
            var status = http.send(request.build(), BodyHandlers.discarding()).statusCode();
            if (status / 100 == 2) {
                remove(waiting);
                return true;
            }
            if (isForGood(status)) {
                LOG.warn("{} refuses a lineage event for good ({}): it is left out", url, status);
                remove(waiting);
                return true;
            }
            later(waiting, "answers " + status);
        } catch (IOException away) {
            later(waiting, "does not answer: " + away);
        }
        return false;
    }

    /** What is wrong with the event stays wrong; a missing right, a limit or a wrong path can be mended there. */
    private static boolean isForGood(int status) {
        return status == 400 || status == 409 || status == 413 || status == 415 || status == 422;
    }

    private void remove(Waiting waiting) {
        jdbc.sql("delete from lineage.forward where id = :id")
                .param("id", waiting.id)
                .update();
    }

    private void later(Waiting waiting, String why) {
        if (waiting.attempts == 0) {
            LOG.warn("lineage events wait for {}, which {}", backend.orElseThrow(), why);
        }
        var pauseSeconds = Math.min(60, 1 << Math.min(waiting.attempts, 6));
        jdbc.sql(
                        "update lineage.forward set attempts = attempts + 1, due_at = now() + make_interval(secs => :pause) where id = :id")
                .param("pause", pauseSeconds)
                .param("id", waiting.id)
                .update();
    }

    private void dropBeyondBound() {
        var dropped = jdbc.sql("""
                        delete from lineage.forward where id <=
                            (select id from lineage.forward order by id desc offset :max limit 1)""").param("max", WAITING_MAX).update();
        if (dropped > 0) {
            LOG.warn("{} lineage events waited too long for {} and were dropped", dropped, backend.orElseThrow());
        }
    }
}
