package org.finmesh.platform.server.access;

import org.finmesh.platform.access.Access;
import org.finmesh.platform.access.OfferedPort;
import org.finmesh.platform.contract.Contract;
import org.finmesh.platform.contract.ProductFolder;
import org.finmesh.platform.provisioning.ProductPublished;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** What is published can be asked for. */
@Component
class OfferedPortsListener {

    private static final String TOPIC_SERVER = "kafka";
    private static final String TABLE_SERVER = "postgres";

    private final Access access;

    OfferedPortsListener(Access access) {
        this.access = access;
    }

    @ApplicationModuleListener
    void on(ProductPublished published) {
        new ProductFolder(published.files()).read().contracts().forEach(contract -> access.offer(offered(contract)));
    }

    private static OfferedPort offered(Contract contract) {
        return new OfferedPort(
                contract.port(),
                contract.server(TOPIC_SERVER).isPresent(),
                contract.server(TABLE_SERVER).isPresent(),
                contract.properties().stream().map(Contract.Property::name).toList());
    }
}
