package org.finmesh.platform.server.publishing;

import java.util.List;
import org.finmesh.platform.access.Access;
import org.finmesh.platform.access.OfferedPort;
import org.finmesh.platform.catalog.Catalog;
import org.finmesh.platform.contract.Contract;
import org.finmesh.platform.contract.Contract.Property;
import org.finmesh.platform.contract.ProductFolder;
import org.finmesh.platform.provisioning.ProductPublished;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Tells the other services of a publication. Each hears of it at least once, after a crash again. */
@Component
class PublishedProducts {

    private final Catalog catalog;
    private final Access access;

    PublishedProducts(Catalog catalog, Access access) {
        this.catalog = catalog;
        this.access = access;
    }

    @ApplicationModuleListener
    void catalog(ProductPublished published) {
        catalog.add(published.files(), published.by(), published.at());
    }

    @ApplicationModuleListener
    void offer(ProductPublished published) {
        ports(published).forEach(access::offer);
    }

    private static List<OfferedPort> ports(ProductPublished published) {
        return new ProductFolder(published.files())
                .read().contracts().stream().map(PublishedProducts::port).toList();
    }

    private static OfferedPort port(Contract contract) {
        return new OfferedPort(
                contract.port(),
                contract.server("kafka").isPresent(),
                contract.server("postgres").isPresent(),
                contract.properties().stream().map(Property::name).toList());
    }
}
