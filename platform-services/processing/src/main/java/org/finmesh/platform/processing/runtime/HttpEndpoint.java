package org.finmesh.platform.processing.runtime;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.finmesh.platform.processing.ProcessingError;
import org.finmesh.platform.processing.ProcessingException;
import org.finmesh.platform.processing.dbt.DbtRun;
import org.finmesh.platform.processing.dbt.DbtRunner;
import org.finmesh.platform.processing.metric.DomainMetrics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code GET /health} (200 when all is UP, else 503); {@code GET /actuator/prometheus} is the process's metrics; {@code POST /runs/<product>} asks for a dbt run and answers its id,
 * {@code GET /runs/<product>} is the latest run with progress and the end of its log, {@code DELETE /runs/<product>} ends it.
 * {@code GET /runs/<product>/<run>/log} is the whole log of a run, as text.
 * Where majors live side by side, one of them is {@code <product>.v<major>}.
 */
final class HttpEndpoint implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HttpEndpoint.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LOG_LINES = 100;

    /** @param body a file's path, whose text it is; metrics; anything else is written as JSON */
    private record Answer(int status, Object body) {}

    /** In Prometheus' text format. */
    private record Metrics(String text) {}

    /** RFC 9457, as far as it is needed here. */
    private record Problem(String title, int status, String detail) {}

    private final Health health;
    private final Supplier<String> metrics;
    private final List<DbtRunner> runners;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** @throws ProcessingException when the port is taken */
    HttpEndpoint(Settings settings, Health health, Supplier<String> metrics, List<DbtRunner> runners) {
        this.health = health;
        this.metrics = metrics;
        this.runners = runners;
        var address = new InetSocketAddress(settings.httpHost(), settings.httpPort());
        try {
            server = HttpServer.create(address, 16);
        } catch (IOException taken) {
            throw new ProcessingException(
                    ProcessingError.BAD_SETTING,
                    "cannot listen on %s (FINMESH_HTTP_PORT): %s".formatted(address, taken.getMessage()),
                    taken);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer;
            try {
                answer = answer(
                        exchange.getRequestMethod(), exchange.getRequestURI().getPath());
            } catch (RuntimeException defect) {
                LOG.error(
                        "{} {} failed",
                        exchange.getRequestMethod(),
                        exchange.getRequestURI().getPath(),
                        defect);
                answer = problem(500, "Internal error", "see the log of this process");
            }
            var body = switch (answer.body) {
                case Metrics(var text) -> text.getBytes(StandardCharsets.UTF_8);
                case Path file -> Files.readAllBytes(file);
                default -> JSON.writeValueAsBytes(answer.body);
            };
            exchange.getResponseHeaders().add("Content-Type", type(answer.body));
            exchange.sendResponseHeaders(answer.status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static String type(Object body) {
        return switch (body) {
            case Metrics _ -> DomainMetrics.CONTENT_TYPE;
            case Path _ -> "text/plain; charset=utf-8";
            case Problem _ -> "application/problem+json";
            default -> "application/json";
        };
    }

    private Answer answer(String method, String path) throws IOException {
        if (path.equals("/health")) {
            var report = health.report();
            return new Answer(report.status() == Health.State.UP ? 200 : 503, report);
        }
        if (path.equals("/actuator/prometheus")) {
            return new Answer(200, new Metrics(metrics.get()));
        }
        if (path.startsWith("/runs/")) {
            return runs(method, path.substring("/runs/".length()));
        }
        return problem(404, "Not found", "there are /health, /actuator/prometheus and /runs/<product>");
    }

    private Answer runs(String method, String path) throws IOException {
        var parts = path.split("/", -1);
        var product = parts[0];
        var runner = runners.stream().filter(one -> one.name().equals(product)).findFirst();
        if (runner.isEmpty()) {
            return problem(
                    404,
                    "Not found",
                    "this domain has no dbt product of that name; it has %s"
                            .formatted(runners.stream().map(DbtRunner::name).toList()));
        }
        if (parts.length > 1) {
            return log(method, parts, runner.get());
        }
        return switch (method) {
            case "POST" -> new Answer(202, Map.of("run", runner.get().request().id()));
            case "GET" -> latest(runner.get());
            case "DELETE" ->
                runner.get().cancel()
                        ? new Answer(202, Map.of("cancelled", true))
                        : problem(409, "Nothing to cancel", "no run of %s is in progress".formatted(product));
            default -> problem(405, "Method not allowed", "use POST, GET or DELETE");
        };
    }

    private static Answer log(String method, String[] parts, DbtRunner runner) {
        if (parts.length != 3 || !parts[2].equals("log")) {
            return problem(404, "Not found", "of a run there is /runs/<product>/<run>/log");
        }
        if (!method.equals("GET")) {
            return problem(405, "Method not allowed", "use GET");
        }
        return runner.log(parts[1])
                .map(file -> new Answer(200, file))
                .orElseGet(() -> problem(404, "Not found", "there is no log of that run of %s".formatted(parts[0])));
    }

    private Answer latest(DbtRunner runner) throws IOException {
        Optional<DbtRun> latest = runner.latest();
        if (latest.isEmpty()) {
            return problem(404, "Not found", "no run of %s since the process started".formatted(runner.name()));
        }
        var log = latest.get().log();
        List<String> lines = Files.exists(log) ? Files.readAllLines(log) : List.of();
        return new Answer(
                200,
                new Run(latest.get().snapshot(), lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size())));
    }

    /** @param logTail at most 100 lines */
    private record Run(
            @com.fasterxml.jackson.annotation.JsonUnwrapped DbtRun.Snapshot run, List<String> logTail) {}

    private static Answer problem(int status, String title, String detail) {
        return new Answer(status, new Problem(title, status, detail));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
