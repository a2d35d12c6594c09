package org.finmesh.platform.processing;

import java.util.ArrayList;
import java.util.List;
import org.finmesh.platform.contract.DomainName;

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
        throw new UnsupportedOperationException("being written");
    }
}
