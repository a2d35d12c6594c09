package org.finmesh.platform.cli.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.finmesh.platform.api.AgreementsApi.AccessRequest;
import org.finmesh.platform.api.AgreementsApi.Decision;
import org.finmesh.platform.api.AgreementsApi.RequestedPort;
import org.finmesh.platform.cli.client.Identity;
import org.finmesh.platform.cli.client.MeshAddress;
import org.finmesh.platform.cli.client.PlatformApi;
import org.finmesh.platform.cli.client.Tokens;
import org.finmesh.platform.cli.launch.OwnPrograms;
import org.finmesh.platform.cli.launch.Project;
import org.finmesh.platform.cli.launch.Publisher;
import org.finmesh.platform.localstack.LocalStack;

/**
 * Access with 10,000 live agreements, on a Kafka, a PostgreSQL, a Keycloak and a server of its own that are started for it:
 * each runs as {@code mesh up} runs it.
 */
public final class AccessBenchmark implements Benchmark {

    private static final String PORT = "treasury.fx-rates.v1";
    private static final String VIEW = "treasury.fx_rates_v1";
    private static final String CONSUMER = "customer-insight";
    private static final Duration FROM_NOTHING_MAX = Duration.ofMinutes(15);
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int LOOKS = 4;
    private static final int SAMPLES = 5;
    private static final long POLL_MS = 20;

    private final Project project;
    private final PrintWriter err;

    public AccessBenchmark(Project project, PrintWriter err) {
        this.project = project;
        this.err = err;
    }

    @Override
    public String name() {
        return "access";
    }

    @Override
    public String about() {
        return "10,000 live agreements of 1,000 consumers on 500 ports: from nothing, a no-change pass, a grant, a revocation";
    }

    @Override
    public void run(Consumer<Figure> figures) throws IOException, InterruptedException {
        try (var stack = LocalStack.temporary(LocalStack.Server.values())) {
            stack.processes()
                    .home()
                    .shareSecret("server", "kafka-admin-password", stack.kafka().adminPassword());
            stack.processes().start(new OwnPrograms(project, stack).server());
            new Run(stack, figures).all();
        } catch (SQLException e) {
            throw new IOException("the benchmark's own database failed: " + e.getMessage(), e);
        }
    }

    /** One measurement, from the empty stack on. */
    private final class Run {

        private final LocalStack stack;
        private final Consumer<Figure> figures;
        private final Tokens tokens;

        private Run(LocalStack stack, Consumer<Figure> figures) {
            this.stack = stack;
            this.figures = figures;
            this.tokens = new Tokens(
                    new MeshAddress(
                            url(),
                            stack.keycloak().url(),
                            stack.processes().home().root().resolve("secrets").resolve("operator")),
                    err);
        }

        private void all() throws SQLException, InterruptedException {
            as("operator")
                    .publications()
                    .publish(Publisher.folder(project.domain("treasury").resolve("products/fx-rates")));
            var seed = new AccessSeed(stack);
            seed.views();
            fromNothing(seed);
            noChange();
            var consumer = consumer();
            for (var sample = 0; sample < SAMPLES; sample++) {
                grantAndRevoke(consumer);
            }
        }

        /** Until every system was looked over from end to end after the last consumer was put right; then all is asked again. */
        private void fromNothing(AccessSeed seed) throws SQLException, InterruptedException {
            seed.agreements();
            var start = System.nanoTime();
            var before = looks();
            await(FROM_NOTHING_MAX, 250, () -> {
                var now = looks();
                return now.waiting() == 0 && now.isAfter(before, 2);
            });
            figure("from-nothing", "reconciled", start);
            var begin = System.nanoTime();
            var drift = as("paul").drift().drift();
            figure("no-change", "drift_answer", begin);
            if (!drift.differences().isEmpty()) {
                throw new IllegalStateException(
                        "not reconciled: " + drift.differences().getFirst());
            }
        }

        /** Side by side, each in a loop of its own: the pass over all takes as long as the slowest. */
        private void noChange() throws InterruptedException {
            var before = looks();
            await(FROM_NOTHING_MAX, 250, () -> looks().isAfter(before, LOOKS));
            var millis = looks().millisSince(before);
            millis.forEach((system, value) -> figures.accept(
                    new Figure(name(), "no-change", system.toLowerCase(java.util.Locale.ROOT), value, "ms")));
            figures.accept(new Figure(
                    name(),
                    "no-change",
                    "pass",
                    millis.values().stream()
                            .mapToDouble(Double::doubleValue)
                            .max()
                            .orElseThrow(),
                    "ms"));
        }

        private ReadingConsumer consumer() throws InterruptedException {
            var id = request(as("clara"));
            await(
                    SOON,
                    POLL_MS,
                    () -> as("clara").agreements().agreement(id).state().equals("active"));
            var credentials = as("clara").agreements().issueCredentials(CONSUMER);
            var consumer = new ReadingConsumer(stack, credentials, PORT, VIEW);
            as("tessa").agreements().revoke(id, new Decision("measured next"));
            await(SOON, POLL_MS, () -> !consumer.readsView() && !consumer.readsTopic());
            return consumer;
        }

        private static String request(PlatformApi consumer) {
            return consumer.agreements()
                    .request(new AccessRequest(
                            List.of(new RequestedPort(PORT, null, null)), CONSUMER, "benchmark of access", null, 30))
                    .getFirst()
                    .id();
        }

        private void grantAndRevoke(ReadingConsumer consumer) throws SQLException, InterruptedException {
            var clara = as("clara");
            var tessa = as("tessa");
            var granted = System.nanoTime();
            var id = request(clara);
            await(SOON, POLL_MS, consumer::readsView);
            figure("grant", "view_readable", granted);
            await(SOON, POLL_MS, consumer::readsTopic);
            figure("grant", "readable", granted);
            await(SOON, POLL_MS, () -> clara.agreements().agreement(id).state().equals("active"));
            figure("grant", "active", granted);
            try (var kafka = consumer.kafka();
                    var sql = consumer.sql()) {
                await(SOON, POLL_MS, () -> consumer.readsTopic(kafka) && consumer.readsView(sql));
                var revoked = System.nanoTime();
                tessa.agreements().revoke(id, new Decision("measured"));
                await(SOON, POLL_MS, () -> !consumer.readsView(sql));
                figure("revocation", "view_refused", revoked);
                await(SOON, POLL_MS, () -> !consumer.readsTopic(kafka));
                figure("revocation", "refused", revoked);
            }
        }

        private void figure(String variant, String metric, long since) {
            figures.accept(new Figure(name(), variant, metric, (System.nanoTime() - since) / 1e6, "ms"));
        }

        private Looks looks() {
            return Looks.read(url(), tokens.accessToken(new Identity.Demo("paul")));
        }

        /** A token lasts five minutes, a benchmark longer. */
        private PlatformApi as(String user) {
            return new PlatformApi(
                    url(),
                    tokens.accessToken(user.equals("operator") ? new Identity.Operator() : new Identity.Demo(user)));
        }

        private String url() {
            return "http://localhost:" + stack.ports().server();
        }
    }

    private static void await(Duration max, long pollMillis, BooleanSupplier condition) throws InterruptedException {
        var deadline = System.nanoTime() + max.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("what is measured did not come about within " + max);
            }
            Thread.sleep(pollMillis);
        }
    }
}
