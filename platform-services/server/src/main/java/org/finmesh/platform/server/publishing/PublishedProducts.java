package org.finmesh.platform.server.publishing;

import org.finmesh.platform.catalog.Catalog;
import org.finmesh.platform.provisioning.ProductPublished;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** What is published can be found. The catalog hears of it at least once, after a crash again. */
@Component
class PublishedProducts {

    private final Catalog catalog;

    PublishedProducts(Catalog catalog) {
        this.catalog = catalog;
    }

    @ApplicationModuleListener
    void on(ProductPublished published) {
        catalog.add(published.files(), published.by(), published.at());
    }
}
