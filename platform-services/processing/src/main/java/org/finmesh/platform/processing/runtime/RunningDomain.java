package org.finmesh.platform.processing.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.finmesh.platform.contract.Contract;
import org.finmesh.platform.processing.DbtProduct;
import org.finmesh.platform.processing.ProductTopology;
import org.finmesh.platform.processing.Source;
import org.finmesh.platform.processing.canary.CanaryFlight;
import org.finmesh.platform.processing.canary.CanaryReports;
import org.finmesh.platform.processing.dbt.DbtLineage;
import org.finmesh.platform.processing.dbt.DbtModel;
import org.finmesh.platform.processing.dbt.DbtRunner;
import org.finmesh.platform.processing.lineage.FlowWatch;
import org.finmesh.platform.processing.meter.Meters;
import org.finmesh.platform.processing.meter.PortMeter;
import org.finmesh.platform.processing.metric.DomainMetrics;
import org.finmesh.platform.processing.record.Publishing;
import org.finmesh.platform.processing.report.Reports;
import org.finmesh.platform.processing.stream.ContractStreams;
import org.finmesh.platform.processing.stream.FlowObserver;
import org.finmesh.platform.processing.stream.Plumbing;
import org.finmesh.platform.processing.stream.TopologyLineage;
import org.finmesh.platform.processing.table.TablePort;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A domain's process at work: every part on a thread of its own, started again when it fails. What is wrong with settings,
 * contracts and wiring is said when it is made; what is away (Kafka, Keycloak, PostgreSQL, the registry) is waited for.
 */
public final class RunningDomain implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunningDomain.class);

    private final Platform platform;
    private final DomainMetrics metrics;
    private final Meters meters;
    private final FlowWatch flowWatch;
    private final List<Runner> runners = new ArrayList<>();
    private final List<DbtRunner> dbtRunners = new ArrayList<>();
    private final HttpEndpoint http;

    /**
     * Starts everything.
     *
     * @throws org.finmesh.platform.processing.ProcessingException when a setting, contract or the wiring is wrong, naming what
     */
    public static RunningDomain start(
            Settings settings, List<ProductTopology> topologies, List<Source> sources, List<DbtProduct> dbtProducts) {
        return new RunningDomain(settings, Wiring.of(settings, topologies, sources, dbtProducts));
    }

    private RunningDomain(Settings settings, Wiring wiring) {
        this.metrics = new DomainMetrics(settings.domain());
        try {
            this.platform = new Platform(
                    settings,
                    new KafkaClients(settings, metrics),
                    new SchemaRegistry(settings.registry()),
                    new Health(),
                    new Reports(),
                    instanceId(settings.stateFolder()));
            this.meters = new Meters(settings.domain(), settings.stateFolder(), platform.reports());
            this.flowWatch = new FlowWatch(settings.kafkaBootstrap(), platform.reports());
        } catch (IOException unwritable) {
            throw new org.finmesh.platform.processing.ProcessingException(
                    org.finmesh.platform.processing.ProcessingError.BAD_SETTING,
                    "FINMESH_STATE_DIR cannot be written: " + unwritable.getMessage(),
                    unwritable);
        }
        wiring.streamed().forEach(this::addStreamed);
        var oneRunPerProject = new ReentrantLock(true);
        var models = wiring.built().stream().map(RunningDomain::model).toList();
        wiring.built().forEach(built -> addBuilt(built, models, oneRunPerProject));
        wiring.sources().forEach(this::addSource);
        if (!wiring.streamed().isEmpty()) {
            addFlowWatch();
        }
        addMeters();
        this.http = new HttpEndpoint(settings, platform.health(), metrics::scrape, dbtRunners);
        runners.forEach(Runner::start);
        LOG.info("domain {} runs, health on port {}", settings.domain(), http.port());
    }

    /** The same over restarts: Kafka then knows the process again, and gives it its partitions at once. */
    private static String instanceId(Path stateFolder) throws IOException {
        var file = stateFolder.resolve("instance-id");
        if (!Files.exists(file)) {
            Files.writeString(file, UUID.randomUUID().toString());
        }
        return Files.readString(file).strip();
    }

    private void addStreamed(Wiring.Streamed streamed) {
        var contract = streamed.contract();
        var meter = new PortMeter(contract);
        var described = ContractStreams.build(
                streamed.topology(),
                streamed.product(),
                contract,
                new Plumbing(
                        new Publishing(0, 0, platform.settings().maskingKey(contract)),
                        platform.registry()::schema,
                        streamed.neighbours(),
                        meter,
                        FlowObserver.NONE));
        metrics.add(meter);
        var lineage = TopologyLineage.of(described.topology(), contract);
        meters.add(meter, lineage, contract::hasEnded);
        var flows = flowWatch.watch(contract, lineage.inputs(), meter::publishedSoFar);
        var name = "streams:" + contract.port();
        addPart(name, contract, new StreamsPart(name, streamed, meter, flows, platform), () -> {});
        var canaries = new CanaryReports(contract.port(), platform.reports(), Clock.systemUTC());
        addCanaries(contract, canaries);
        addStreamRules(contract, meter);
        if (contract.server("postgres").isPresent()) {
            addTablePort(contract, meter, canaries);
            addTableRules(contract);
        }
    }

    private void addCanaries(Contract contract, CanaryReports canaries) {
        var name = "canaries:" + contract.port();
        var flight = new CanaryFlight(contract.port(), canaries, Clock.systemUTC());
        var client = contract.port() + ".canaries";
        addPart(
                name,
                contract,
                backoff -> flight.run(
                        () -> platform.kafka().producer(client, 1 << 20, 5_000, 20_000),
                        () -> platform.kafka().consumer(client, 64 << 10, 100),
                        () -> {
                            backoff.succeeded();
                            platform.health().up(name, "running");
                        }),
                () -> {});
    }

    private void addStreamRules(Contract contract, PortMeter meter) {
        var name = "rules:" + contract.port();
        addPart(name, contract, QualityParts.ofStream(name, meter, platform), () -> {});
    }

    private void addTableRules(Contract contract) {
        var name = "table-rules:" + contract.port();
        addPart(name, contract, QualityParts.ofTable(name, contract, this::connection, platform), () -> {});
    }

    private void addTablePort(Contract contract, PortMeter meter, CanaryReports canaries) {
        var name = "table:" + contract.port();
        var table = new TablePort(
                contract,
                platform.settings().maskingKey(contract),
                meter,
                canaries,
                () -> platform.kafka().consumer(contract.port() + ".table", 8 << 20, 5_000),
                this::connection,
                platform.registry()::schema);
        addPart(
                name,
                contract,
                backoff -> table.run(() -> {
                    backoff.succeeded();
                    platform.health().up(name, "running");
                }),
                () -> {});
    }

    private void addPart(String name, Contract contract, Runner.Part part, Runnable beforeInterrupt) {
        var health = platform.health();
        runners.add(Runner.onPlatformThread(
                name, health, new UntilEndOfLife(name, contract, part, beforeInterrupt, health, Clock.systemUTC())));
    }

    private java.sql.Connection connection() throws java.sql.SQLException {
        var settings = platform.settings();
        var properties = new Properties();
        properties.put("user", settings.databaseUser());
        properties.put("password", settings.databasePassword());
        properties.put("connectTimeout", "10");
        properties.put("socketTimeout", "60");
        properties.put("ApplicationName", "domain-" + settings.domain());
        return DriverManager.getConnection(settings.databaseUrl(), properties);
    }

    private static DbtModel model(Wiring.Built built) {
        return new DbtModel(built.dbt().model(), built.product(), built.contract());
    }

    private void addBuilt(Wiring.Built built, List<DbtModel> models, ReentrantLock oneRunPerProject) {
        var contract = built.contract();
        var meter = new PortMeter(contract);
        var name = "dbt:" + contract.port();
        var runner = new DbtRunner(
                name,
                built.dbt(),
                model(built),
                models,
                platform.settings(),
                meter,
                platform.reports(),
                platform.health(),
                oneRunPerProject);
        metrics.add(meter);
        runner.ended((outcome, took) -> metrics.dbtRun(contract.port().toString(), outcome, took));
        meters.add(meter, new DbtLineage(runner, contract.port()), contract::hasEnded);
        dbtRunners.add(runner);
        addPart(name, contract, backoff -> runner.run(), runner::end);
        addTableRules(contract);
    }

    private void addSource(Source source) {
        var name = "source:" + source.name();
        runners.add(Runner.onVirtualThread(name, platform.health(), new SourcePart(name, source, platform)));
    }

    private void addFlowWatch() {
        var name = "lineage";
        runners.add(Runner.onPlatformThread(name, platform.health(), _ -> {
            platform.health().up(name, "running");
            flowWatch.run();
        }));
    }

    private void addMeters() {
        runners.add(Runner.onPlatformThread(
                "kafka",
                platform.health(),
                backoff -> meters.run(
                        () -> platform.kafka().producer("meters", 1 << 20, 5_000, 20_000),
                        () -> platform.kafka().consumer("meters", 64 << 10, 10),
                        () -> {
                            backoff.succeeded();
                            platform.health().up("kafka", "answers");
                        })));
    }

    /** Where {@code /health} is. */
    public int httpPort() {
        return http.port();
    }

    public Health.Report health() {
        return platform.health().report();
    }

    /** Ends all parts side by side, each within 20 s: what is under way is committed, or done again at the next start. */
    @Override
    public void close() {
        dbtRunners.forEach(DbtRunner::end);
        var closing = new ArrayList<Thread>();
        for (var runner : runners) {
            closing.add(Thread.ofVirtual().start(runner::close));
        }
        for (var thread : closing) {
            try {
                thread.join();
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
            }
        }
        http.close();
        metrics.close();
        LOG.info("domain {} has ended", platform.settings().domain());
    }
}
