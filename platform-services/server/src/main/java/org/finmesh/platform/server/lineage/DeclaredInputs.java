package org.finmesh.platform.server.lineage;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.finmesh.platform.catalog.Catalog;
import org.finmesh.platform.contract.PortId;
import org.finmesh.platform.lineage.Dataset;
import org.finmesh.platform.lineage.Declarations;
import org.springframework.stereotype.Component;

/** Tells lineage what published products declare. */
@Component
class DeclaredInputs implements Declarations {

    private final Catalog catalog;

    DeclaredInputs(Catalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public Optional<Set<Dataset>> inputs(PortId port) {
        return catalog.product(port.product())
                .map(cataloged -> Stream.concat(
                                cataloged.product().inputPorts().stream().map(Dataset::of),
                                cataloged.product().sourceTopics().stream().map(Dataset::named))
                        .collect(Collectors.toUnmodifiableSet()));
    }
}
