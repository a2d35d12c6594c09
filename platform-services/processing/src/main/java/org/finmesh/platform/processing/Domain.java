package org.finmesh.platform.processing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.finmesh.platform.contract.DomainName;
import org.finmesh.platform.processing.runtime.RunningDomain;
import org.finmesh.platform.processing.runtime.Settings;

/**
 * A domain's process, put together in its {@code main}:
 *
 * {@snippet :
 * Domain.named("treasury").topology(new FxRatesTopology()).source(new EcbRatesSource()).run();
 * }
 */
public final class Domain {

    private final DomainName name;
    private final List<ProductTopology> topologies = new ArrayList<>();
    private final List<Source> sources = new ArrayList<>();
    private final List<DbtProduct> dbtProducts = new ArrayList<>();

    private Domain(DomainName name) {
        this.name = name;
    }

    public static Domain named(String name) {
        return new Domain(new DomainName(name));
    }

    public Domain topology(ProductTopology topology) {
        topologies.add(topology);
        return this;
    }

    public Domain source(Source source) {
        sources.add(source);
        return this;
    }

    public Domain dbt(DbtProduct product) {
        dbtProducts.add(product);
        return this;
    }

    /**
     * Runs the domain by the process's environment until it is told to end (SIGTERM, Ctrl-C), then closes it gracefully.
     * Where the environment, a contract or the wiring is wrong, says so on stderr and ends the process with code 1; where
     * Kafka, Keycloak, PostgreSQL or the registry is away, waits for it.
     */
    public void run() {
        RunningDomain running;
        try {
            running = start(System.getenv());
        } catch (ProcessingException wrong) {
            System.err.println("%s: %s".formatted(wrong.error(), wrong.getMessage()));
            System.exit(1);
            return;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(running::close, "ends the domain"));
        awaitEnd();
    }

    /** The same with settings of one's own, for tests: returns at once, and what it returns is to be closed. */
    public RunningDomain start(Map<String, String> environment) {
        return RunningDomain.start(new Settings(name, environment), topologies, sources, dbtProducts);
    }

    private static void awaitEnd() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }
}
